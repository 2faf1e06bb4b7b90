// The only way to make elements: text goes in as text, never as markup.

// Characters that change how others are shown (bidirectional overrides, controls): a post must not
// be able to rearrange what stands around it, nor what it says itself.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text that came from outside, with what cannot be seen made visible. */
export function visible(text) {
  return String(text).replace(UNSEEN, (c) => `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}

/**
 * An element.
 * h('p', {class: 'note', onclick: f, title: 'x'}, 'text', child)
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(9)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return element;
}

/** Replaces all that is in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** An address that may become a link; null for anything but http and https. */
export function webAddress(text) {
  try {
    const url = new URL(String(text));
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** A link to an address from outside; text where it may not be one. */
export function outside(address, label) {
  const url = webAddress(address);
  if (!url) return h('span', {class: 'muted wrap'}, address);
  return h('a', {href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow', class: 'outside'}, label ?? url.host);
}

/** Says something to those who listen instead of looking. */
export function tell(text) {
  document.getElementById('told').textContent = text;
}

const SHAPES = {
  posts: 'M4 5h16v11H9l-5 4z',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  chart: 'M5 19V9m5 10V5m5 14v-7m5 7V8',
  close: 'M6 6l12 12M18 6L6 18',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 5l12 7-12 7z',
  reload: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4L19 5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4l3 2',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
};

/** A small drawing, hidden from those who listen. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
