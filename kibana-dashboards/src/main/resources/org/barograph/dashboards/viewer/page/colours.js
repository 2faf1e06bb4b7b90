// Colours: those of the dashboard files, made readable on the background of the theme.

// Okabe and Ito (2008), after the dashboards' own; told apart with red-green and blue-yellow blindness.
const SERIES = ['#332288', '#E69F00', '#56B4E9', '#CC79A7', '#009E73', '#D55E00', '#0072B2', '#8C8C8C', '#117733', '#882255'];
export const POLARITY = {negative: '#D55E00', neutral: '#8C8C8C', positive: '#0072B2', unscored: '#D4D4D4'};
export const SEVERITY = {critical: '#D55E00', error: '#E69F00', warning: '#56B4E9', info: '#8C8C8C'};

const given = new Map();

/** Value of a CSS variable of the theme. */
export function variable(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

function channels(hex) {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

function luminance(hex) {
  const [r, g, b] = channels(hex).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function mix(hex, other, part) {
  const [a, b] = [channels(hex), channels(other)];
  return '#' + a.map((c, i) => Math.round(c + (b[i] - c) * part).toString(16).padStart(2, '0')).join('');
}

/** The colour, moved towards light or dark until it stands out from the panel by `least`. */
export function readable(hex, least = 3) {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return hex;
  const panel = variable('--panel-hex');
  const towards = isDark() ? '#ffffff' : '#000000';
  let colour = hex;
  for (let part = 0.1; contrast(colour, panel) < least && part <= 0.9; part += 0.1) colour = mix(hex, towards, part);
  return colour;
}

/** The same value of the same field has the same colour on the whole page. */
function next(field, value) {
  if (!given.has(field)) given.set(field, new Map());
  const values = given.get(field);
  if (!values.has(value)) values.set(value, SERIES[values.size % SERIES.length]);
  return values.get(value);
}

/** Colour of a value: of the dashboard's mapping, else the next of the palette. */
export function ofValue(definition, field, value) {
  for (const entry of definition?.color?.mapping ?? []) {
    if (entry.values?.some((v) => String(v) === String(value))) return entry.color.value;
  }
  return POLARITY[value] ?? SEVERITY[value] ?? next(field || definition?.label || '', String(value));
}

/** Colour of a metric by its steps; null where it has none. */
export function bySteps(color, value) {
  if (color?.type === 'static') return color.color;
  if (color?.type !== 'dynamic' || typeof value !== 'number') return null;
  return color.steps?.find((s) => (s.gte === undefined || value >= s.gte) && (s.lt === undefined || value < s.lt))?.color ?? null;
}

/** Order of series: as the mapping lists them, the others after. */
export function rankOf(definition, value) {
  const mapping = definition?.color?.mapping ?? [];
  const index = mapping.findIndex((entry) => entry.values?.some((v) => String(v) === String(value)));
  return index < 0 ? mapping.length : index;
}

/** From little to much, for heatmaps. */
export function ramp() {
  return isDark() ? ['#16222d', '#1d4a68', '#2f7fae', '#7cc0ea', '#d9f0ff'] : ['#f2f7fb', '#cfe3f2', '#8dbfe0', '#3c8cc0', '#0b4a7c'];
}
