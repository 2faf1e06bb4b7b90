// The time picker.
import {h, icon} from './dom.js';
import {time} from './format.js';
import {close, dropdown} from './controls.js';

const PRESETS = [
  ['now-1h', 'now', 'Last hour'],
  ['now-3h', 'now', 'Last 3 hours'],
  ['now-24h', 'now', 'Last 24 hours'],
  ['now-7d', 'now', 'Last 7 days'],
  ['now-28d', 'now', 'Last 28 days'],
  ['now-90d', 'now', 'Last 90 days'],
  ['now/d', 'now', 'Today'],
  ['now-1d/d', 'now-1d/d', 'Yesterday'],
];

/** In words. */
export function label(from, to) {
  const preset = PRESETS.find(([f, t]) => f === from && t === to);
  if (preset) return preset[2];
  const end = (text) => (text.startsWith('now') ? text : time(text));
  return `${end(from)} – ${end(to)}`;
}

const local = (at) => {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
};

/**
 * The picker.
 * range: what is shown, in epoch milliseconds; chosen: called with from and to
 */
export function timePicker(from, to, range, changed) {
  const chosen = (f, t) => {
    close();
    changed(f, t);
  };
  const start = h('input', {type: 'datetime-local', 'aria-label': 'From', value: range ? local(range.from) : null});
  const end = h('input', {type: 'datetime-local', 'aria-label': 'To', value: range ? local(range.to) : null});
  const complaint = h('p', {class: 'complaint', role: 'alert'});
  const apply = () => {
    if (!start.value || !end.value || start.value >= end.value) {
      complaint.textContent = 'The end must be after the start.';
      return;
    }
    chosen(new Date(start.value).toISOString(), new Date(end.value).toISOString());
  };
  return dropdown({
    label: [icon('clock'), h('span', {class: 'pick-text'}, label(from, to))],
    name: `Time: ${label(from, to)}`,
    class: 'time-picker',
    content: () => [
      h('div', {class: 'presets'}, PRESETS.map(([f, t, text]) =>
        h('button', {type: 'button', class: f === from && t === to ? 'preset chosen' : 'preset', onclick: () => chosen(f, t)}, text))),
      h('div', {class: 'absolute'}, h('label', {}, h('span', {}, 'From'), start), h('label', {}, h('span', {}, 'To'), end), complaint,
        h('button', {type: 'button', class: 'primary', onclick: apply}, 'Show')),
    ],
  });
}
