// The little Markdown that notes use: headings, paragraphs, lists, **strong**, *emphasis*, `code`, links.
import {h, outside} from './dom.js';

const SPANS = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

function spans(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(SPANS)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1]) parts.push(h('strong', {}, match[1]));
    else if (match[2]) parts.push(h('em', {}, match[2]));
    else if (match[3]) parts.push(h('code', {}, match[3]));
    else parts.push(outside(match[5], match[4]));
  }
  parts.push(text.slice(from));
  return parts;
}

/** Elements of a text. */
export function markdown(text) {
  return text.split(/\n{2,}/).map((block) => {
    const heading = /^(#{1,4})\s+(.*)$/.exec(block);
    if (heading) return h('h3', {class: 'note-heading'}, spans(heading[2]));
    const lines = block.split('\n');
    if (lines.every((line) => /^[-*]\s/.test(line))) return h('ul', {}, lines.map((line) => h('li', {}, spans(line.slice(2)))));
    return h('p', {}, spans(lines.join(' ')));
  });
}
