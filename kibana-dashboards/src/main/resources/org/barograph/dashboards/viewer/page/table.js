// Tables: those of the dashboards, and the one behind every chart.
import {fill, h} from './dom.js';
import {key, metric} from './format.js';

/** What was clicked in a row, as the server understands it. */
export function clickedOf(table, row, panelId, layer, upTo = Infinity) {
  const clicked = [];
  const words = [];
  let bucket = -1;
  table.columns.forEach((column, i) => {
    if (column.role !== 'bucket') return;
    bucket++;
    if (i > upTo) return;
    const value = row[i];
    if (value === null || value === undefined) return;
    words.push(key(value, column));
    if (column.kind === 'terms' && value !== 'Other') clicked.push({field: column.field, values: [value]});
    else if (column.kind === 'date_histogram') clicked.push({field: column.field, from: value, to: value + column.step - 1});
    else if (column.kind === 'filters') clicked.push({panel: panelId, layer, bucket, label: value});
  });
  return {clicked, words};
}

/**
 * A table with pages and columns that sort.
 * memory: kept by the caller over refreshes; open: called with a row's clicked and words, or null
 */
export function table(data, {memory, open, pageSize = 10, caption, colour}) {
  const box = h('div', {class: 'table-box'});
  const draw = () => {
    let {rows} = data;
    if (memory.sort !== undefined) {
      const {column, down} = memory.sort;
      rows = [...rows].sort((a, b) => {
        const [x, y] = [a[column], b[column]];
        if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
        const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
        return down ? -order : order;
      });
    }
    const pages = Math.max(1, Math.ceil(rows.length / pageSize));
    memory.page = Math.min(memory.page ?? 0, pages - 1);
    const shown = rows.slice(memory.page * pageSize, (memory.page + 1) * pageSize);
    const head = data.columns.map((column, i) => {
      const sorted = memory.sort?.column === i;
      const sort = () => {
        memory.sort = {column: i, down: sorted ? !memory.sort.down : column.role === 'metric'};
        memory.page = 0;
        draw();
      };
      return h('th', {scope: 'col', class: column.role === 'metric' ? 'number' : null, 'aria-sort': sorted ? (memory.sort.down ? 'descending' : 'ascending') : null},
        h('button', {type: 'button', class: 'sorter', onclick: sort}, column.name, sorted ? h('span', {'aria-hidden': 'true'}, memory.sort.down ? ' ↓' : ' ↑') : null));
    });
    const body = shown.map((row) => h('tr', {}, data.columns.map((column, i) => {
      if (column.role === 'metric') {
        const text = metric(row[i], column.format);
        const cell = h('td', {class: 'number'}, text);
        const tint = colour?.(column, row[i]);
        if (tint) cell.style.color = tint;
        return cell;
      }
      const text = key(row[i], column);
      return h('td', {}, open ? h('button', {type: 'button', class: 'cell', onclick: () => open(row, i)}, text) : text);
    })));
    fill(box,
      h('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': caption}, h('table', {}, h('caption', {class: 'visually-hidden'}, caption), h('thead', {}, h('tr', {}, head)), h('tbody', {}, body))),
      pages > 1 ? h('div', {class: 'pager'},
        h('button', {type: 'button', class: 'plain', disabled: memory.page === 0, 'aria-label': 'Previous page', onclick: () => { memory.page--; draw(); }}, '‹'),
        h('span', {}, `${memory.page * pageSize + 1}–${Math.min(rows.length, (memory.page + 1) * pageSize)} of ${rows.length}`),
        h('button', {type: 'button', class: 'plain', disabled: memory.page === pages - 1, 'aria-label': 'Next page', onclick: () => { memory.page++; draw(); }}, '›')) : null);
  };
  draw();
  return box;
}
