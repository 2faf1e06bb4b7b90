// What is shown, in the address, so that it can be sent to somebody and the back button works.

/** Reads the address. */
export function read() {
  const hash = location.hash.startsWith('#/') ? location.hash.slice(2) : '';
  const at = hash.indexOf('?');
  const path = (at < 0 ? hash : hash.slice(0, at)).split('/').map(decode);
  const query = new URLSearchParams(at < 0 ? '' : hash.slice(at + 1));
  if (path[0] === 'incident' && path[1]) return {page: 'incident', id: path[1]};
  const controls = {};
  for (const key of new Set(query.keys())) {
    if (key.startsWith('c.')) controls[key.slice(2)] = query.getAll(key);
  }
  return {page: 'dashboard', id: path[0] || '', from: query.get('from'), to: query.get('to'), controls, filters: filters(query.get('f'))};
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function filters(text) {
  try {
    const parsed = JSON.parse(text ?? '[]');
    return Array.isArray(parsed) ? parsed.slice(0, 20) : [];
  } catch {
    return [];
  }
}

/** The address of a state. */
export function address(state) {
  if (state.page === 'incident') return `#/incident/${encodeURIComponent(state.id)}`;
  const query = new URLSearchParams();
  if (state.from && state.to) {
    query.set('from', state.from);
    query.set('to', state.to);
  }
  for (const [id, values] of Object.entries(state.controls ?? {})) values.forEach((value) => query.append(`c.${id}`, value));
  if (state.filters?.length) query.set('f', JSON.stringify(state.filters));
  const text = query.toString();
  return `#/${encodeURIComponent(state.id)}${text ? '?' + text : ''}`;
}

/** Goes there. */
export function go(state) {
  location.hash = address(state).slice(1);
}
