// Numbers and times for people.

export const NOTHING = '–';
const LOCALE = 'en-GB';
const formatters = new Map();

function number(options) {
  const key = JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.NumberFormat(LOCALE, options));
  return formatters.get(key);
}

/** A metric by the format of its dashboard; without one, by its size. */
export function metric(value, format) {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value !== 'number') return String(value);
  const decimals = format?.decimals;
  switch (format?.type) {
    case 'percent':
      return number({style: 'percent', minimumFractionDigits: decimals ?? 1, maximumFractionDigits: decimals ?? 1}).format(value);
    case 'duration':
      return duration(value);
    case 'bytes':
      return number({style: 'unit', unit: 'byte', notation: 'compact'}).format(value);
    case 'number':
      if (format.compact && Math.abs(value) >= 10000) return number({notation: 'compact', maximumFractionDigits: 1}).format(value);
      return number({minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2}).format(value).replace('-', '−');
    default:
      return number({maximumFractionDigits: Math.abs(value) < 10 ? 3 : 1}).format(value).replace('-', '−');
  }
}

/** A change, with its sign. */
export function change(value, format) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return NOTHING;
  const text = metric(Math.abs(value), format?.type === 'percent' ? {...format, type: 'number', decimals: 1} : format);
  const shown = format?.type === 'percent' ? metric(Math.abs(value) * 100, {type: 'number', decimals: 1}) + ' pp' : text;
  return (value > 0 ? '+' : value < 0 ? '−' : '±') + shown;
}

/** Milliseconds, by their size. */
export function duration(ms) {
  const size = Math.abs(ms);
  if (size < 1000) return `${number({maximumFractionDigits: 0}).format(ms)} ms`;
  if (size < 60000) return `${number({maximumFractionDigits: 1}).format(ms / 1000)} s`;
  if (size < 3600000) return `${number({maximumFractionDigits: 1}).format(ms / 60000)} min`;
  if (size < 172800000) return `${number({maximumFractionDigits: 1}).format(ms / 3600000)} h`;
  return `${number({maximumFractionDigits: 1}).format(ms / 86400000)} days`;
}

const day = new Intl.DateTimeFormat(LOCALE, {weekday: 'short', day: 'numeric', month: 'short'});
const dayYear = new Intl.DateTimeFormat(LOCALE, {day: 'numeric', month: 'short', year: 'numeric'});
const clock = new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit'});
const clockSeconds = new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit', second: '2-digit'});

/** Day and time. */
export function time(at) {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return `${sameYear ? day.format(date) : dayYear.format(date)}, ${clock.format(date)}`;
}

export function timeOnly(at) {
  return clock.format(new Date(at));
}

export function timeWithSeconds(at) {
  return clockSeconds.format(new Date(at));
}

/** A bucket's time: the day alone where buckets are days. */
export function step(at, length) {
  if (length >= 86400000) return day.format(new Date(at));
  return length < 60000 ? `${day.format(new Date(at))}, ${timeWithSeconds(at)}` : time(at);
}

/** The key of a bucket. */
export function key(value, column) {
  if (value === null || value === undefined) return NOTHING;
  if (column?.kind === 'date_histogram') return step(value, column.step);
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'number' ? metric(value) : String(value);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A value of a document. */
export function value(raw) {
  if (raw === null || raw === undefined) return NOTHING;
  if (typeof raw === 'string') return INSTANT.test(raw) ? time(raw) : raw;
  if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
  if (typeof raw === 'number') return metric(raw);
  return raw.map(value).join(', ');
}

const NAMES = {
  '@timestamp': 'Time', 'author.handle': 'Author', 'sentiment.polarity': 'Mood', 'sentiment.score': 'Score',
  n: 'Mentions', opened_at: 'Opened', fired_at: 'Fired', resolved_at: 'Resolved', 'history.at': 'At',
  author_handle: 'Author', url: 'Link', lang: 'Language',
};

/** What a field is called. */
export function fieldName(field) {
  if (NAMES[field]) return NAMES[field];
  const last = field.slice(field.lastIndexOf('.') + 1);
  const words = (NAMES[last] ?? last).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** sentiment_drop → sentiment drop */
export function words(id) {
  return String(id ?? '').replaceAll('_', ' ');
}

/** 1 post, 2 posts */
export function counted(n, one, many = one + 's') {
  return `${metric(n, {type: 'number', decimals: 0})} ${n === 1 ? one : many}`;
}
