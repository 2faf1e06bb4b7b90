// One incident: what happened, what it rests on, and what is said of it.
import * as api from './api.js';
import {chart, dispose, incidentBand} from './charts.js';
import {fill, h, icon, outside, tell, webAddress} from './dom.js';
import {change, counted, duration, fieldName, metric, time, words} from './format.js';
import {mood, postText} from './posts.js';
import {address} from './state.js';

const COUNT = {type: 'number', decimals: 0};
const SHARE = {type: 'percent', decimals: 1};
const POLL = 1500;
// Event time decides: the word is followed with the tick that ends its minute.
const POLLS = 100;

const SAYINGS = [
  ['acknowledge', 'Acknowledge', 'I look after it'],
  ['silence', 'Silence', 'No more notifications for a while'],
  ['useful', 'Useful', 'This alert helped'],
  ['noise', 'Noise', 'Nobody needed this alert'],
];

function statistic(incident, value) {
  if (typeof value !== 'number') return '–';
  if (incident.statistic === 'negative_share') return metric(value, SHARE);
  return metric(value, Number.isInteger(value) ? COUNT : {type: 'number', decimals: 1}) + (incident.statistic === 'silent_minutes' ? ' min' : '');
}

const WHAT = {negative_share: 'share of negative mentions', mentions: 'mentions', silent_minutes: 'minutes without a post'};

function badge(kind, text) {
  return h('span', {class: `badge badge-${['critical', 'error', 'warning', 'info', 'triggered', 'updated', 'acknowledged', 'resolved', 'useful', 'noise'].includes(kind) ? kind : 'info'}`}, text);
}

/** Shows an incident; gives {refresh(), redraw(), dispose()}. */
export async function showIncident(main, tools, state, overview) {
  let made = null;
  let page = null;
  let timer = 0;
  let isGone = false;
  const drop = () => {
    if (made) dispose(made);
    made = null;
  };

  const said = h('p', {class: 'said', role: 'status'});

  async function say(word, by, hours) {
    const before = JSON.stringify(page.incident);
    said.className = 'said';
    said.textContent = 'Sending…';
    try {
      await api.say(state.id, {word, by, ...(word === 'silence' ? {hours} : {})});
      said.textContent = 'Sent. The job follows it when the minute is over …';
      poll(before, POLLS);
    } catch (error) {
      said.className = 'said problem';
      said.textContent = error.message;
    }
  }

  function poll(before, left) {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (isGone) return;
      try {
        page = await api.incident(state.id);
      } catch {
        // The next look may succeed.
      }
      if (JSON.stringify(page.incident) !== before) {
        draw();
        said.textContent = 'Done: the incident says so now.';
        tell(said.textContent);
      } else if (left > 0) {
        poll(before, left - 1);
      } else {
        said.textContent = 'Sent. The incident has not changed yet; is the job running?';
      }
    }, POLL);
  }

  function buttons(incident) {
    if (overview.whyNoButtons) return h('p', {class: 'muted'}, overview.whyNoButtons);
    const name = h('input', {type: 'text', maxlength: '64', autocomplete: 'name', placeholder: 'Your name', 'aria-label': 'Your name', value: localStorage.getItem('name') ?? ''});
    const hours = h('select', {'aria-label': 'Silence for'}, overview.silenceHours.map((n) => h('option', {value: n}, counted(n, 'hour'))));
    const send = (word) => {
      const by = name.value.trim();
      if (!by) {
        said.className = 'said problem';
        said.textContent = 'Say who you are first.';
        name.focus();
        return;
      }
      localStorage.setItem('name', by);
      say(word, by, Number(hours.value));
    };
    const isOver = incident.state === 'resolved';
    return [
      h('div', {class: 'sayings'}, h('label', {class: 'who'}, h('span', {class: 'visually-hidden'}, 'Your name'), name),
        SAYINGS.map(([word, label, hint]) => h('span', {class: 'saying'},
          h('button', {type: 'button', class: word === 'acknowledge' ? 'primary' : 'plain', title: hint, disabled: isOver && (word === 'acknowledge' || word === 'silence'), onclick: () => send(word)}, label),
          word === 'silence' && !isOver ? hours : null))),
      said,
    ];
  }

  function facts(incident) {
    const rows = [
      ['Opened', time(incident.opened_at)], ['Fired', time(incident.fired_at)],
      incident.resolved_at ? ['Resolved', `${time(incident.resolved_at)} (${words(incident.resolution)})`] : null,
      ['Window', `${time(incident.window_start)}, ${duration(new Date(incident.window_end) - new Date(incident.window_start))}`],
      ['Rests on', `${counted(incident.n, 'mention')} by about ${counted(incident.authors, 'author')}`],
      ['Strength', metric(incident.score)], ['Rule', `${incident.rule}, version ${incident.rule_version}`],
      incident.model_versions ? ['Models', [incident.model_versions].flat().join(', ')] : null,
      ['Configuration', incident.config_version], ['Id', incident.incident_id],
    ];
    return h('dl', {class: 'facts'}, rows.filter(Boolean).map(([name, text]) => h('div', {}, h('dt', {}, name), h('dd', {}, text))));
  }

  function contributions(incident) {
    const all = incident.evidence?.contributions ?? [];
    if (!all.length) return h('p', {class: 'empty'}, 'The document has none.');
    const most = Math.max(...all.map((c) => Math.abs(c.delta)));
    return h('div', {class: 'contributions'}, [...new Set(all.map((c) => c.dimension))].map((dimension) => h('div', {class: 'contribution-group'},
      h('h3', {}, `By ${words(dimension)}`),
      h('table', {class: 'inner'}, h('caption', {class: 'visually-hidden'}, `Contributions by ${words(dimension)}`),
        h('thead', {class: 'visually-hidden'}, h('tr', {}, ['What', 'Size', 'Change', 'Mentions'].map((t) => h('th', {scope: 'col'}, t)))),
        h('tbody', {}, all.filter((c) => c.dimension === dimension).map((c) => {
          const bar = h('span', {class: c.delta >= 0 ? 'bar-up' : 'bar-down'});
          bar.style.width = `${Math.max(1, Math.round((Math.abs(c.delta) / most) * 100))}%`;
          const delta = incident.statistic === 'negative_share' ? change(c.delta, SHARE) : change(c.delta, COUNT);
          return h('tr', {}, h('td', {class: 'contribution-key'}, h('bdi', {}, words(c.key))), h('td', {class: 'contribution-bar'}, bar), h('td', {class: 'number'}, delta), h('td', {class: 'number muted'}, counted(c.n, 'mention')));
        }))))));
  }

  function drivers(incident) {
    const all = incident.evidence?.drivers ?? [];
    if (!all.length) return h('p', {class: 'empty'}, 'The document has none.');
    return h('div', {class: 'documents'}, all.map((driver) => h('article', {class: 'post driver'},
      h('header', {class: 'post-head'}, h('bdi', {class: 'author'}, driver.author_handle ? '@' + driver.author_handle : driver.author_id ?? 'somebody'), h('span', {class: 'muted'}, driver.channel), mood(driver.polarity, driver.score), h('span', {class: 'muted'}, `weight ${metric(driver.weight)}`)),
      postText(driver.text),
      h('footer', {class: 'post-foot'}, [driver.reasons ?? []].flat().length ? h('span', {class: 'muted'}, 'because of: ' + [driver.reasons].flat().join('; ')) : null, driver.url ? outside(driver.url, 'open post ↗') : null))));
  }

  function without(incident) {
    const {without_bots: bots, without_reposts: reposts} = incident.evidence ?? {};
    const rows = [['With all posts', incident.observed, incident.n], bots ? ['Without bots', bots.observed, bots.n] : null, reposts ? ['Without reposts', reposts.observed, reposts.n] : null].filter(Boolean);
    return h('table', {class: 'inner'}, h('caption', {class: 'visually-hidden'}, 'Observed without some posts'), h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Counting'), h('th', {scope: 'col', class: 'number'}, 'Observed'), h('th', {scope: 'col', class: 'number'}, 'Mentions'))),
      h('tbody', {}, rows.map(([name, observed, n]) => h('tr', {}, h('td', {}, name), h('td', {class: 'number'}, statistic(incident, observed)), h('td', {class: 'number'}, metric(n, COUNT))))));
  }

  function stories(incident) {
    const all = incident.evidence?.stories ?? [];
    return all.length ? section('Largest stories', h('div', {class: 'documents'}, all.map((story) => h('article', {class: 'post'}, story.text ? postText(story.text) : h('p', {class: 'muted'}, 'None of its posts is among those that moved the number most.'), h('footer', {class: 'post-foot muted'}, `${counted(story.n, 'mention')}, reach ${metric(story.reach, COUNT)}`))))) : null;
  }

  function timeline(incident) {
    return h('ol', {class: 'timeline'}, (incident.history ?? []).map((entry) => h('li', {}, h('time', {datetime: entry.at, class: 'muted'}, time(entry.at)), badge(entry.state, words(entry.state)), badge(entry.severity, entry.severity), 
      entry.command ? h('span', {}, h('strong', {}, words(entry.command)), entry.by ? [' by ', h('bdi', {}, entry.by)] : null, entry.note ? [': ', h('bdi', {}, entry.note)] : null) : h('span', {}, `${statistic(incident, entry.observed)} of ${counted(entry.n, 'mention')}`))));
  }

  function previous(list) {
    if (!list.length) return h('p', {class: 'empty'}, 'This brand has no other incident.');
    return h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Other incidents'}, h('table', {class: 'inner'}, h('thead', {}, h('tr', {}, ['Opened', 'Kind', 'Severity', 'State', 'Observed', 'Expected', 'Said'].map((t) => h('th', {scope: 'col'}, t)))),
      h('tbody', {}, list.map((one) => h('tr', {}, h('td', {}, h('a', {href: address({page: 'incident', id: one.incident_id})}, time(one.opened_at))), h('td', {}, words(one.kind), one.topic ? ` · ${words(one.topic)}` : ''), h('td', {}, badge(one.severity, one.severity)), h('td', {}, words(one.state), one.resolution ? ` (${words(one.resolution)})` : ''), h('td', {class: 'number'}, statistic(one, one.observed)), h('td', {class: 'number'}, statistic(one, one.expected)), h('td', {}, one.feedback ?? '')))))); 
  }

  function section(title, ...content) {
    return h('section', {class: 'panel'}, h('header', {class: 'panel-head'}, h('h2', {}, title)), h('div', {class: 'panel-body'}, content));
  }

  function draw() {
    drop();
    const {incident} = page;
    document.title = `${words(incident.kind)}, ${incident.brand} · Barograph`;
    const sameLength = page.windows.filter((w) => w.size === (new Date(incident.window_end) - new Date(incident.window_start)) / 60000);
    const windows = sameLength.length ? sameLength : page.windows;
    const canvas = h('div', {class: 'chart chart-tall'});
    const links = Object.entries(incident.links ?? {}).filter(([, to]) => webAddress(to));
    fill(main,
      h('div', {class: 'page-head'},
        h('p', {}, h('a', {class: 'back', href: address({page: 'dashboard', id: 'barograph-incident', controls: {'pick-brand': [incident.brand]}})}, icon('back'), 'All incidents')),
        h('h1', {}, h('bdi', {}, incident.brand), `: ${words(incident.kind)}`, incident.topic ? ` · ${words(incident.topic)}` : ''),
        h('p', {class: 'badges'}, badge(incident.severity, incident.severity), badge(incident.state, words(incident.state)), incident.silenced ? badge('info', `silent until ${time(incident.silenced_until)}`) : null, incident.feedback ? badge(incident.feedback, `said to be ${incident.feedback}`) : null, links.map(([name, to]) => outside(to, fieldName(name))))),
      h('div', {class: 'incident'},
        h('section', {class: 'panel numbers'},
          h('div', {class: 'big'}, h('div', {class: 'metric-value'}, statistic(incident, incident.observed)), h('div', {class: 'muted'}, `observed ${WHAT[incident.statistic] ?? ''}`)),
          h('div', {class: 'big'}, h('div', {class: 'metric-value quiet'}, statistic(incident, incident.expected)), h('div', {class: 'muted'}, 'expected')),
          h('div', {class: 'big'}, h('div', {class: 'metric-value quiet'}, statistic(incident, incident.threshold)), h('div', {class: 'muted'}, 'had to be passed')),
          h('div', {class: 'buttons'}, buttons(incident))),
        h('section', {class: 'panel wide'}, h('header', {class: 'panel-head'}, h('div', {class: 'panel-titles'}, h('h2', {}, 'Observed against what is usual'), h('p', {class: 'panel-note'}, windows.length ? `Windows of ${windows[0].size} minutes; the shaded one is the incident's` : ''))), h('div', {class: 'panel-body'}, windows.length ? canvas : h('p', {class: 'empty'}, 'No window of that length is indexed.'))),
        section('What it is made of', contributions(incident)),
        h('div', {class: 'stack'}, section('How sure is it', without(incident), facts(incident)), section('Timeline', timeline(incident))),
        h('div', {class: 'wide'}, section('Posts that moved it, and why', drivers(incident))),
        stories(incident),
        h('div', {class: 'wide'}, section('Other incidents of this brand', previous(page.previous)))));
    if (windows.length) {
      made = chart(canvas, `Observed ${WHAT[incident.statistic] ?? ''} in ${windows.length} windows: ${statistic(incident, incident.observed)} where ${statistic(incident, incident.expected)} was expected.`);
      made.setOption(incidentBand(incident, windows).option);
    }
    main.dataset.shown = String(Number(main.dataset.shown ?? 0) + 1);
  }

  async function refresh() {
    try {
      page = await api.incident(state.id);
      if (!isGone) draw();
    } catch (error) {
      if (!isGone) fill(main, h('p', {class: 'problem', role: 'alert'}, error.message));
    }
  }

  fill(tools, h('button', {type: 'button', class: 'icon-button', 'aria-label': 'Refresh now', title: 'Refresh now', onclick: () => refresh()}, icon('reload')));
  await refresh();
  return {
    refresh,
    redraw: () => page && draw(),
    dispose() {
      isGone = true;
      clearTimeout(timer);
      drop();
    },
  };
}
