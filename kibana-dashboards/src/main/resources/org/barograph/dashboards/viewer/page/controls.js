// What opens below a button: the bar of controls, the time picker.
import {fill, h, icon} from './dom.js';
import {fieldName, metric} from './format.js';

let open = null;

/** Closes what is open. */
export function close() {
  if (!open) return;
  const {panel, button, closed} = open;
  panel.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  open = null;
  closed?.();
}

document.addEventListener('click', (event) => {
  if (open && !open.box.contains(event.target)) close();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && open) {
    const {button} = open;
    close();
    button.focus();
  }
});

/** Whether something is open, so that a refresh must not take it away. */
export const isOpen = () => open !== null;

/** A button with a panel below. */
export function dropdown({label, name, content, closed, class: kind = ''}) {
  const panel = h('div', {class: 'drop-panel', hidden: true});
  const button = h('button', {type: 'button', class: 'drop-button', 'aria-expanded': 'false', 'aria-label': name}, label, icon('down'));
  const box = h('div', {class: `drop ${kind}`}, button, panel);
  button.addEventListener('click', () => {
    const isMine = open?.box === box;
    close();
    if (isMine) return;
    fill(panel, content());
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    open = {box, panel, button, closed};
    panel.querySelector('input,button')?.focus();
  });
  return box;
}

/**
 * One control: values of a field to choose from.
 * answer: {parts: {0: table}} or {problem}; changed: called with the new selection; closed: after it
 */
export function control(definition, answer, chosen, changed, closed) {
  let selected = [...chosen];
  const title = definition.config?.title ?? fieldName(definition.config?.field_name ?? '');
  if (answer?.problem) return h('span', {class: 'muted'}, `${title}: ${answer.problem}`);
  const options = (answer?.parts?.['0']?.rows ?? []).map(([value, count]) => [String(value), count]);
  // What is selected stays in sight, even if nothing in this time has it.
  for (const value of selected) if (!options.some(([v]) => v === value)) options.push([value, 0]);
  const text = selected.length === 0 ? 'Any' : selected.length <= 2 ? selected.join(', ') : `${selected.length} chosen`;
  return dropdown({
    label: [h('span', {class: 'control-title'}, title), h('span', {class: 'control-value'}, text)],
    name: `${title}: ${text}`,
    class: selected.length ? 'control is-set' : 'control',
    closed,
    content: () => {
      const list = h('div', {class: 'options', role: 'group', 'aria-label': title});
      const show = (search) => fill(list, options.filter(([value]) => value.toLowerCase().includes(search)).map(([value, count]) => {
        const box = h('input', {type: 'checkbox', checked: selected.includes(value)});
        box.addEventListener('change', () => {
          selected = box.checked ? [...selected, value] : selected.filter((v) => v !== value);
          changed(selected);
        });
        return h('label', {class: 'option'}, box, h('span', {class: 'option-name'}, value), h('span', {class: 'option-count'}, metric(count, {type: 'number', decimals: 0, compact: true})));
      }));
      show('');
      const find = h('input', {type: 'search', placeholder: 'Find', 'aria-label': `Find in ${title}`});
      find.addEventListener('input', () => show(find.value.toLowerCase()));
      return [
        options.length > 8 ? find : null,
        options.length ? list : h('p', {class: 'muted'}, 'Nothing in this time.'),
        selected.length ? h('button', {type: 'button', class: 'plain', onclick: () => { changed([]); close(); }}, 'Any') : null,
      ];
    },
  });
}
