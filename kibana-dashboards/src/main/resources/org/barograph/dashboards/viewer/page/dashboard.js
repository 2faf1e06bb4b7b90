// A dashboard: its bar of controls, its grid of panels, and their refreshing.
import * as api from './api.js';
import {control, isOpen} from './controls.js';
import {fill, h, icon, tell} from './dom.js';
import {fieldName, key, time, timeWithSeconds} from './format.js';
import {makePanel} from './panels.js';
import {closeSheet, isSheetOpen, showPosts} from './posts.js';
import {address, go} from './state.js';
import {timePicker} from './time.js';

const SHORTEST_REFRESH = 10000;
const files = new Map();
const nothing = {without: [], total: 0, searches: 0, requests: 0};

/** Shows a dashboard; gives {refresh(), redraw(), dispose()}. */
export async function showDashboard(main, tools, state) {
  if (!files.has(state.id)) files.set(state.id, await api.dashboard(state.id));
  const file = files.get(state.id);
  document.title = `${file.title} · Barograph`;
  const known = new Set(file.controls.map((one) => one.id));
  let from;
  let to;
  let controls;
  function take(next) {
    state = next;
    from = state.from ?? file.time_range.from;
    to = state.to ?? file.time_range.to;
    controls = Object.fromEntries(Object.entries(state.controls).filter(([id]) => known.has(id)));
  }
  take(state);
  const question = () => ({from, to, controls, filters: state.filters});
  const changed = (more) => go({...state, controls, ...more});
  let isPaused = sessionStorage.getItem('paused') === 'yes';
  let range = null;
  let timer = 0;
  let isGone = false;
  let latest = null;
  let asked = 0;

  const narrow = (clicked) => {
    const during = clicked.find((filter) => filter.from !== undefined);
    const others = clicked.filter((filter) => filter !== during).filter((filter) => !state.filters.some((had) => JSON.stringify(had) === JSON.stringify(filter)));
    changed({
      filters: [...state.filters, ...others],
      ...(during ? {from: new Date(during.from).toISOString(), to: new Date(during.to).toISOString()} : {}),
    });
  };
  const panels = new Map(file.panels.map((definition) => [definition.id, makePanel(definition, {
    open: (panel, layer, clicked, said) => showPosts({
      dashboard: file.id, question: question(), panel: panel.id, title: panel.config.title ?? file.title, layer, clicked, words: said,
      order: said.includes('negative') || /negative|mood|sentiment/i.test(panel.config.title ?? '') ? 'negative' : 'newest',
    }, narrow),
    link: (options, destination) => address({
      page: 'dashboard', id: destination, from: options.use_time_range ? from : null, to: options.use_time_range ? to : null,
      controls: options.use_filters ? controls : {}, filters: options.use_filters ? state.filters : [],
    }),
  })]));

  const bar = h('div', {class: 'bar', role: 'group', 'aria-label': 'Controls'}, file.controls.map(() => h('div', {class: 'skeleton skeleton-control'})));
  const chipBar = h('div', {class: 'chips', role: 'group', 'aria-label': 'Filters'});
  const banner = h('div', {class: 'banner', hidden: true});
  const grid = h('div', {class: 'grid'});
  for (const definition of file.panels) {
    const {element} = panels.get(definition.id);
    const {x = 0, y = 0, w = 24, h: height = 15} = definition.grid ?? {};
    element.style.setProperty('--x', x + 1);
    element.style.setProperty('--y', y + 1);
    element.style.setProperty('--w', w);
    element.style.setProperty('--h', height);
    grid.append(element);
  }
  fill(main, h('div', {class: 'page-head'}, h('h1', {}, file.title), h('p', {class: 'muted'}, file.description)), bar, chipBar, banner, grid);

  function drawChips() {
    chipBar.hidden = state.filters.length === 0;
    fill(chipBar, state.filters.map((filter, i) => {
      const name = filter.field ? `${fieldName(filter.field)}: ${filter.values ? filter.values.map((v) => key(v)).join(', ') : `${time(filter.from)} – ${time(filter.to)}`}` : filter.label;
      return h('button', {type: 'button', class: 'chip', 'aria-label': `Remove the filter ${name}`, onclick: () => changed({filters: state.filters.filter((_, j) => j !== i)})}, name, icon('close'));
    }), h('button', {type: 'button', class: 'plain', onclick: () => changed({filters: []})}, 'Remove all'));
  }
  drawChips();

  const age = h('span', {class: 'age muted'}, '');
  const pause = h('button', {type: 'button', class: 'icon-button', onclick: () => {
    isPaused = !isPaused;
    sessionStorage.setItem('paused', isPaused ? 'yes' : 'no');
    showPause();
    if (!isPaused) refresh();
  }});
  function showPause() {
    pause.setAttribute('aria-label', isPaused ? 'Refresh by itself' : 'Do not refresh by itself');
    pause.title = isPaused ? 'Refreshing is paused' : 'Pause refreshing';
    pause.replaceChildren(icon(isPaused ? 'play' : 'pause'));
  }
  showPause();
  const picker = h('div', {});
  const drawPicker = () => fill(picker, timePicker(from, to, range, (f, t) => changed({from: f, to: t})));
  drawPicker();
  fill(tools, picker, age, pause, h('button', {type: 'button', class: 'icon-button', 'aria-label': 'Refresh now', title: 'Refresh now', onclick: () => refresh()}, icon('reload')));

  function drawBar(answer) {
    fill(bar, file.controls.map((definition) => control(definition, answer.controls[definition.id], controls[definition.id] ?? [], (values) => changed({controls: {...controls, [definition.id]: values}}), () => latest && drawBar(latest))));
    bar.hidden = file.controls.length === 0;
  }

  /** Ids of the panels that can be seen without scrolling. */
  const onFirstScreen = () => file.panels.map((definition) => definition.id).filter((id) => panels.get(id).element.getBoundingClientRect().top < window.innerHeight);

  function draw(answer) {
    let total = 0;
    for (const [id, one] of Object.entries(answer.panels)) {
      for (const part of Object.values(one.parts ?? {})) total += part.total ?? 0;
      if (one.problem || one.parts) panels.get(id).update(one, answer.range);
    }
    return total;
  }

  /** What can be seen at once comes first: over millions of posts the whole takes seconds. */
  async function drawFirstScreen(mine) {
    const only = onFirstScreen();
    if (only.length === 0 || only.length === panels.size) return nothing;
    const answer = await api.answers(file.id, {...question(), only});
    if (isGone || mine !== asked) return nothing;
    const total = draw(answer);
    main.dataset.begun = '1';
    return {without: only, total, searches: answer.searches, requests: answer.requests};
  }

  async function refresh() {
    clearTimeout(timer);
    const mine = ++asked;
    grid.setAttribute('aria-busy', 'true');
    document.body.classList.add('is-asking');
    try {
      const first = latest === null ? await drawFirstScreen(mine) : nothing;
      if (isGone || mine !== asked) return;
      const answer = await api.answers(file.id, {...question(), without: first.without});
      // Somebody chose something else meanwhile: that answer is on its way.
      if (isGone || mine !== asked) return;
      latest = answer;
      range = answer.range;
      document.body.dataset.searches = first.searches + answer.searches;
      document.body.dataset.requests = first.requests + answer.requests;
      if (!isOpen()) {
        drawBar(answer);
        drawPicker();
      }
      const total = first.total + draw(answer);
      banner.hidden = total > 0;
      if (total === 0) {
        fill(banner, h('span', {}, `Nothing between ${time(range.from)} and ${time(range.to)}.`),
          h('button', {type: 'button', class: 'plain', onclick: () => changed({from: 'now-28d', to: 'now'})}, 'Show the last 28 days'));
      }
      age.textContent = `as of ${timeWithSeconds(Date.now())}`;
      banner.classList.remove('is-bad');
      tell(`${file.title} is up to date.`);
    } catch (error) {
      if (isGone || mine !== asked) return;
      banner.hidden = false;
      banner.classList.add('is-bad');
      fill(banner, h('span', {role: 'alert'}, error.message), h('button', {type: 'button', class: 'plain', onclick: () => refresh()}, 'Try again'));
    } finally {
      if (!isGone && mine === asked) {
        grid.setAttribute('aria-busy', 'false');
        document.body.classList.remove('is-asking');
        main.dataset.shown = String(Number(main.dataset.shown ?? 0) + 1);
        schedule();
      }
    }
  }

  function schedule() {
    clearTimeout(timer);
    const {pause: isOff, value} = file.refresh_interval ?? {};
    if (isOff || !value) return;
    timer = setTimeout(() => {
      // Nobody looks, or somebody reads: what is on the screen stays.
      if (isPaused || document.hidden || isSheetOpen() || isOpen()) schedule();
      else refresh();
    }, Math.max(value, SHORTEST_REFRESH));
  }

  await refresh();
  return {
    id: file.id,
    refresh,
    /** Another time, selection or filter of the same dashboard: the panels stay, and so does the eye. */
    async change(next) {
      closeSheet();
      take(next);
      drawChips();
      drawPicker();
      panels.forEach((panel) => panel.redraw());
      await refresh();
    },
    redraw: () => panels.forEach((panel) => panel.redraw()),
    dispose() {
      isGone = true;
      clearTimeout(timer);
      closeSheet();
      panels.forEach((panel) => panel.dispose());
    },
  };
}
