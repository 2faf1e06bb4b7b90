// Documents: posts as cards, others as small tables; and the sheet that shows those behind a click.
import * as api from './api.js';
import {fill, h, icon, outside, tell} from './dom.js';
import {counted, fieldName, metric, time, value, words} from './format.js';
import {table} from './table.js';
import {address} from './state.js';

const at = (columns, row, field) => {
  const index = columns.findIndex((column) => column.field === field);
  return index < 0 ? undefined : row[index];
};

/** A mood as a word, a colour and a number. */
export function mood(polarity, score) {
  if (!polarity) return null;
  return h('span', {class: `mood mood-${['negative', 'neutral', 'positive', 'unscored'].includes(polarity) ? polarity : 'unscored'}`},
    polarity, typeof score === 'number' ? ` ${metric(score, {type: 'number', decimals: 2})}` : null);
}

/** The text of a post; it may be in any script, and say anything. */
export function postText(text) {
  return h('p', {class: 'post-text', dir: 'auto'}, h('bdi', {}, text));
}

function post(columns, row) {
  const get = (field) => at(columns, row, field);
  const list = (field) => [get(field) ?? []].flat();
  const followers = get('author.followers');
  return h('article', {class: 'post'},
    h('header', {class: 'post-head'},
      get('author.handle') ? h('bdi', {class: 'author'}, '@' + get('author.handle')) : null,
      followers ? h('span', {class: 'muted'}, counted(followers, 'follower')) : null,
      h('span', {class: 'muted'}, get('channel')),
      h('time', {class: 'muted', datetime: get('@timestamp')}, get('@timestamp') ? time(get('@timestamp')) : ''),
      mood(get('sentiment.polarity'), get('sentiment.score'))),
    postText(get('text') ?? ''),
    h('footer', {class: 'post-foot'},
      h('span', {class: 'tag tag-brand'}, get('brand')),
      [...list('topics'), ...list('subtopics'), ...list('intents')].map((topic) => h('span', {class: 'tag'}, words(topic))),
      get('reach') ? h('span', {class: 'muted'}, `reach ${metric(get('reach'), {type: 'number', decimals: 0, compact: true})}`) : null,
      list('sentiment.reasons').length ? h('span', {class: 'muted'}, 'because of: ' + list('sentiment.reasons').join('; ')) : null,
      get('url') ? outside(get('url'), 'open post ↗') : null));
}

function cell(field, raw) {
  if (field.endsWith('url')) return raw ? outside(raw, 'open ↗') : '';
  if (field.endsWith('polarity')) return mood(raw);
  if (field.endsWith('.text')) return h('bdi', {class: 'post-text', dir: 'auto'}, raw);
  return h('bdi', {}, field === 'kind' || field === 'state' || field === 'severity' || field === 'resolution' ? words(raw) : value(raw));
}

/** One document: its single values in a line, its lists side by side in a small table. */
function block(columns, row, isIncident) {
  const shown = columns.map((column, i) => [column.field, row[i]]).filter(([field, raw]) => field !== '_id' && raw !== null && raw !== undefined);
  const single = shown.filter(([, raw]) => !Array.isArray(raw));
  const lists = shown.filter(([, raw]) => Array.isArray(raw));
  const longest = Math.max(0, ...lists.map(([, raw]) => raw.length));
  const id = at(columns, row, '_id');
  return h('article', {class: 'block'},
    h('div', {class: 'block-head'},
      h('dl', {class: 'facts'}, single.map(([field, raw]) => h('div', {}, h('dt', {}, fieldName(field)), h('dd', {}, cell(field, raw))))),
      isIncident && id ? h('a', {class: 'button-like', href: address({page: 'incident', id}), 'aria-label': `Open the incident ${id}`}, 'Open') : null),
    // Fields inside of a list line up only where all of its elements have them.
    longest ? h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Parts of the document'}, h('table', {class: 'inner'},
      h('thead', {}, h('tr', {}, lists.map(([field]) => h('th', {scope: 'col'}, fieldName(field))))),
      h('tbody', {}, Array.from({length: Math.min(longest, 8)}, (_, i) => h('tr', {}, lists.map(([field, raw]) => h('td', {class: typeof raw[i] === 'number' ? 'number' : null}, raw[i] === undefined || raw[i] === null ? '' : cell(field, raw[i])))))))) : null,
    longest > 8 ? h('p', {class: 'muted'}, `and ${longest - 8} more`) : null);
}

/** Documents of a panel or of a click. */
export function documents(data, {dataView, memory, pageSize = 20}) {
  if (!data.rows.length) return h('p', {class: 'empty'}, 'Nothing in this time.');
  const isPosts = data.columns.some((column) => column.field === 'text');
  const isIncident = dataView === 'barograph-incidents' || dataView === 'incidents';
  const hasLists = data.rows.some((row) => row.some(Array.isArray));
  if (!isPosts && !isIncident && !hasLists) {
    const plain = {
      columns: data.columns.filter((c) => c.field !== '_id').map((c) => ({...c, role: 'value', name: fieldName(c.field)})),
      rows: data.rows.map((row) => row.slice(0, -1).map((raw) => (typeof raw === 'number' ? raw : raw === null ? null : value(raw)))),
    };
    return table(plain, {memory, pageSize, caption: 'Documents'});
  }
  const box = h('div', {class: 'documents'});
  let shown = memory.shown ?? pageSize;
  const draw = () => {
    memory.shown = shown;
    fill(box,
      data.rows.slice(0, shown).map((row) => (isPosts ? post(data.columns, row) : block(data.columns, row, isIncident))),
      shown < data.rows.length ? h('button', {type: 'button', class: 'plain more', onclick: () => { shown += pageSize; draw(); }}, `Show more (${data.rows.length - shown} left)`) : null);
  };
  draw();
  return box;
}

let sheet = null;

/** Whether the sheet is open. */
export const isSheetOpen = () => sheet !== null;

export function closeSheet() {
  sheet?.close();
}

/**
 * Opens the sheet with the documents behind a click.
 * what: {dashboard, question, panel, title, layer, clicked, words}; narrow: filters the dashboard by it
 */
export function showPosts(what, narrow) {
  closeSheet();
  let order = what.order ?? 'newest';
  const count = h('p', {class: 'sheet-count muted'}, '…');
  const list = h('div', {class: 'sheet-list', tabindex: '0'});
  const orders = h('select', {'aria-label': 'Order'},
    [['newest', 'Newest'], ['reach', 'Most reach'], ['negative', 'Most negative']].map(([id, text]) => h('option', {value: id, selected: id === order}, text)));
  const dialog = h('dialog', {class: 'sheet', 'aria-labelledby': 'sheet-title'},
    h('header', {class: 'sheet-head'},
      h('div', {}, h('h2', {id: 'sheet-title'}, what.title), what.words.length ? h('p', {class: 'sheet-words'}, what.words.map((word) => h('span', {class: 'tag'}, word))) : null),
      h('button', {type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => dialog.close()}, icon('close'))),
    h('div', {class: 'sheet-tools'}, count, orders,
      what.clicked.length ? h('button', {type: 'button', class: 'plain', onclick: () => { dialog.close(); narrow(what.clicked); }}, 'Filter the dashboard by this') : null),
    list);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (sheet === dialog) sheet = null;
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  const load = async () => {
    fill(list, Array.from({length: 4}, () => h('div', {class: 'skeleton skeleton-post'})));
    try {
      const data = await api.posts(what.dashboard, {...what.question, panel: what.panel, layer: what.layer, clicked: what.clicked, order});
      const noun = data.shows === 'posts' ? 'post' : data.shows === 'incidents' ? 'incident' : 'document';
      count.textContent = counted(data.total, noun) + (data.total > data.rows.length ? `, the first ${data.rows.length} here` : '');
      orders.hidden = data.shows !== 'posts';
      fill(list, documents(data, {dataView: data.shows, memory: {}, pageSize: 50}));
      tell(count.textContent);
    } catch (error) {
      fill(list, h('p', {class: 'problem', role: 'alert'}, error.message));
    }
  };
  orders.addEventListener('change', () => {
    order = orders.value;
    load();
  });
  document.body.append(dialog);
  sheet = dialog;
  dialog.showModal();
  load();
}

