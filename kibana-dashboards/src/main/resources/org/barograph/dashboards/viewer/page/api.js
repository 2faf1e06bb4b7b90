// What the page asks its own server; nothing else is ever asked.

const token = document.querySelector('meta[name="barograph-token"]').content;

async function ask(path, body, headers) {
  let response;
  try {
    response = await fetch(path, body === undefined
      ? {headers: {Accept: 'application/json'}}
      : {method: 'POST', headers: {'Content-Type': 'application/json', ...headers}, body: JSON.stringify(body)});
  } catch {
    throw new Error('The viewer does not answer. Is it still running?');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The viewer answered ${response.status}.`);
  return answer;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export const overview = () => ask('/api/dashboards');
export const dashboard = (id) => ask(`/api/dashboards/${encodeURIComponent(id)}`);
export const answers = (id, question) => ask(`/api/dashboards/${encodeURIComponent(id)}/answers`, {zone, ...question});
export const posts = (id, question) => ask(`/api/dashboards/${encodeURIComponent(id)}/posts`, {zone, ...question});
export const incident = (id) => ask(`/api/incidents/${encodeURIComponent(id)}`);
export const say = (id, words) => ask(`/api/incidents/${encodeURIComponent(id)}/say`, words, {'X-Barograph-Token': token});
