// Charts of the dashboards as options of ECharts. Its tooltips are elements, not markup: nothing of a
// post can become part of the page, and no style attribute is needed.
import * as echarts from './echarts.js';
import {bySteps, isDark, ofValue, ramp, rankOf, readable, variable} from './colours.js';
import {h, visible} from './dom.js';
import {key, metric, step, time, timeOnly, words} from './format.js';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const observers = new Map();

/** A chart in an element that is in the page already. */
export function chart(element, label) {
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  const made = echarts.init(element, null, {renderer: 'canvas'});
  const observer = new ResizeObserver(() => made.resize());
  observer.observe(element);
  observers.set(made, observer);
  return made;
}

export function dispose(made) {
  observers.get(made)?.disconnect();
  observers.delete(made);
  made.dispose();
}

function marker(colour) {
  const dot = h('span', {class: 'tip-dot'});
  dot.style.background = colour;
  return dot;
}

function tip(title, rows) {
  return h('div', {class: 'tip'}, h('div', {class: 'tip-title'}, title),
    rows.map(([colour, name, text]) => h('div', {class: 'tip-row'}, marker(colour), h('span', {class: 'tip-name'}, name), h('span', {class: 'tip-value'}, text))));
}

function base() {
  return {
    animationDuration: 250,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: {fontFamily: FONT, color: variable('--text')},
    tooltip: {confine: true, backgroundColor: variable('--panel'), borderColor: variable('--line'), textStyle: {color: variable('--text'), fontFamily: FONT, fontSize: 12}, padding: 8},
    aria: {enabled: false},
  };
}

const axisText = () => ({color: variable('--muted'), fontSize: 11, fontFamily: FONT, hideOverlap: true});
const lines = () => ({lineStyle: {color: variable('--grid')}});

function legend(position, names) {
  return {
    type: 'scroll', data: names, bottom: 0, left: 'center', itemWidth: 12, itemHeight: 8, icon: 'roundRect',
    textStyle: {color: variable('--text'), fontSize: 12, fontFamily: FONT}, pageTextStyle: {color: variable('--muted')},
    pageIconColor: variable('--text'), pageIconInactiveColor: variable('--line'), formatter: visible, ...position,
  };
}

function bucketsOf(table) {
  return table.columns.map((column, i) => [column, i]).filter(([column]) => column.role === 'bucket');
}

function metricsOf(table) {
  return table.columns.map((column, i) => [column, i]).filter(([column]) => column.role === 'metric');
}

/** The series of a layer: one for each metric, or for each value of the breakdown. */
function seriesOf(layer, table) {
  const buckets = bucketsOf(table);
  const breakdownFirst = layer.breakdown_by?.aggregate_first !== false;
  const xAt = layer.breakdown_by ? buckets[breakdownFirst ? 1 : 0]?.[1] : buckets[0]?.[1];
  const byAt = layer.breakdown_by ? buckets[breakdownFirst ? 0 : 1]?.[1] : undefined;
  const found = new Map();
  for (const row of table.rows) {
    const by = byAt === undefined ? undefined : row[byAt];
    metricsOf(table).forEach(([column, at], i) => {
      const id = `${i}|${by}`;
      if (!found.has(id)) {
        const definition = layer.y[i];
        const hex = by === undefined ? definition.color?.color ?? ofValue(null, 'metric', column.name) : ofValue(layer.breakdown_by, table.columns[byAt].field, by);
        const name = by === undefined ? column.name : metricsOf(table).length > 1 ? `${words(key(by))} · ${column.name}` : key(by);
        found.set(id, {by, metric: i, name, field: column.field, format: column.format, colour: readable(hex, layer.type.startsWith('bar') || layer.type.startsWith('area') ? surface() : stroke()), values: new Map()});
      }
      found.get(id).values.set(xAt === undefined ? '' : row[xAt], row[at]);
    });
  }
  const list = [...found.values()];
  if (layer.breakdown_by?.color?.mapping) list.sort((a, b) => rankOf(layer.breakdown_by, a.by) - rankOf(layer.breakdown_by, b.by));
  return {list, x: xAt === undefined ? undefined : table.columns[xAt]};
}

/** How much a filled surface must stand out: less than a line. */
const surface = () => (isDark() ? 2 : 1.25);
const stroke = () => (isDark() ? 6 : 3);
/** An axis of shares ends at the whole. */
const whole = ({max}) => (max > 0.8 && max <= 1 ? 1 : null);

/** Shares of the whole at each x. */
function shares(list) {
  const sums = new Map();
  list.forEach((series) => series.values.forEach((v, x) => sums.set(x, (sums.get(x) ?? 0) + (v ?? 0))));
  return list.map((series) => ({...series, shown: new Map([...series.values].map(([x, v]) => [x, sums.get(x) ? (v ?? 0) / sums.get(x) : null]))}));
}

function isStacked(type) {
  return type.endsWith('_stacked') || type.endsWith('_percentage');
}

const PERCENT = {type: 'percent', decimals: 0};

/**
 * An xy chart.
 * answer: parts by name; range: what the dashboard shows. Gives {option, pick}: pick(x in pixels or
 * params) tells which row was meant.
 */
export function xy(config, parts, shown) {
  const option = base();
  // A panel with a time of its own spans what it was answered.
  const range = config.time_range ? null : shown;
  const layers = config.layers.map((layer, i) => ({layer, i, table: parts[i]}));
  const data = layers.filter(({layer, table}) => table && layer.y).map(({layer, i, table}) => ({layer, i, table, ...seriesOf(layer, table)}));
  const first = data[0];
  if (!first || !first.list.length) return null;
  const isTime = first.x?.kind === 'date_histogram';
  const isLying = first.layer.type.includes('horizontal');
  const isShare = first.layer.type.endsWith('_percentage');
  const names = [];
  const series = [];
  const stepLength = first.x?.step ?? 0;
  const xs = [...new Set(data.flatMap(({list}) => list.flatMap((s) => [...s.values.keys()])))];
  if (isTime) xs.sort((a, b) => a - b);
  else if (first.layer.x?.rank_by?.type !== 'alphabetical') {
    // The breakdown stands outside of the terms, so their own order is to be made: the most first.
    const sum = (x) => first.list.reduce((all, s) => all + (s.values.get(x) ?? 0), 0);
    xs.sort((a, b) => sum(b) - sum(a));
  }
  for (const {layer, i, list} of data) {
    const drawn = layer.type.endsWith('_percentage') ? shares(list) : list;
    const low = drawn.find((s) => /^band\..*\.low$/.test(s.field));
    const high = drawn.find((s) => /^band\..*\.high$/.test(s.field));
    for (const one of drawn) {
      const value = (x) => (one.shown ?? one.values).get(x) ?? null;
      const isBar = layer.type.startsWith('bar');
      const isBand = low && high && (one === low || one === high);
      // A band is drawn as one area between its two lines.
      const drawnValue = (x) => (one === high && low && high ? (value(x) === null ? null : value(x) - (low.values.get(x) ?? 0)) : value(x));
      // A bar stands over its whole step, and not around its beginning.
      const points = isTime ? xs.map((x) => ({value: [isBar ? x + stepLength / 2 : x, drawnValue(x)], x})) : xs.map((x) => ({value: drawnValue(x), x}));
      names.push(one.name);
      series.push({
        name: one.name,
        type: isBar ? 'bar' : 'line',
        stack: isBand ? `band${i}` : isStacked(layer.type) ? `stack${i}` : undefined,
        stackStrategy: isBand ? 'all' : 'samesign',
        data: points,
        color: one.colour,
        barMaxWidth: isLying ? 22 : 40,
        barCategoryGap: isTime ? '12%' : '30%',
        showSymbol: !isBar && points.filter((p) => (isTime ? p.value[1] : p.value) !== null).length < 3,
        symbolSize: 5,
        connectNulls: false,
        lineStyle: isBand ? {width: 1, type: 'dotted', opacity: 0.9} : {width: /^expected\./.test(one.field) ? 1.5 : 2, type: /^expected\./.test(one.field) ? 'dashed' : 'solid'},
        areaStyle: layer.type.startsWith('area') ? {opacity: isStacked(layer.type) ? 0.75 : 0.2} : isBand && one === high ? {opacity: 0.18} : undefined,
        emphasis: {focus: 'none'},
        z: isBand ? 1 : 3,
        barograph: {layer: i, by: one.by},
      });
    }
  }
  const marks = [];
  layers.forEach(({layer, i}) => {
    if (layer.type === 'reference_lines') {
      for (const line of layer.thresholds ?? []) {
        marks.push({[isLying ? 'xAxis' : 'yAxis']: line.value, label: {show: !!line.text?.visible, formatter: visible(line.label ?? ''), position: 'insideEndTop', color: variable('--muted'), fontSize: 11}, lineStyle: {color: readable(line.color?.color ?? '#8C8C8C', 2), type: line.stroke_dash ?? 'solid', width: line.stroke_width ?? 1}});
      }
    }
    if (layer.type === 'annotations' && isTime) {
      layer.events.forEach((event, j) => {
        const colour = readable(event.color?.color ?? '#332288');
        for (const row of (parts[`${i}.${j}`]?.rows ?? []).slice(0, 40)) {
          const text = event.text?.visible && typeof row[1] === 'string' ? row[1] : event.label;
          marks.push({xAxis: new Date(row[0]).getTime(), label: {show: event.text?.visible === true, formatter: visible(text ?? '').slice(0, 30), color: colour, fontSize: 11, position: 'end', distance: 2}, lineStyle: {color: colour, type: 'solid', width: 1.5}});
        }
      });
    }
  });
  if (marks.length) series[0].markLine = {symbol: ['none', 'none'], silent: true, animation: false, data: marks};

  const format = isShare ? PERCENT : first.list[0].format;
  const domain = config.axis?.y?.domain;
  const valueAxis = {
    type: 'value', axisLabel: {...axisText(), formatter: (v) => metric(v, format?.type === 'percent' ? PERCENT : format?.type === 'duration' ? format : undefined)}, splitLine: lines(), splitNumber: 4,
    min: domain?.type === 'custom' ? domain.min : undefined, max: domain?.type === 'custom' ? domain.max : isShare ? 1 : format?.type === 'percent' ? whole : undefined, interval: isShare ? 0.25 : undefined,
    minInterval: format?.type === 'number' && format.decimals === 0 ? 1 : undefined,
  };
  const labels = xs.map((x) => key(x, first.x));
  const keyAxis = isTime
    ? {type: 'time', min: range?.from, max: range?.to, axisLabel: axisText(), axisLine: lines(), axisTick: {show: false}, splitLine: {show: false}, axisPointer: {label: {show: false}}}
    : {type: 'category', data: labels, inverse: isLying, axisLabel: {...axisText(), formatter: (text) => visible(words(text)), width: 110, overflow: 'truncate'}, axisLine: lines(), axisTick: {show: false}};
  const unique = [...new Set(names)];
  const shows = config.legend?.visibility !== 'hidden' && (unique.length > 1);
  option.grid = {left: 8, right: 16, top: marks.some((m) => m.label?.show && m.xAxis) ? 24 : 12, bottom: shows ? 30 : 6, containLabel: true};
  option.xAxis = isLying ? valueAxis : keyAxis;
  option.yAxis = isLying ? keyAxis : valueAxis;
  option.series = series;
  if (shows) option.legend = legend({}, unique);
  option.tooltip = {
    ...option.tooltip, trigger: 'axis', axisPointer: {type: first.layer.type.startsWith('bar') ? 'shadow' : 'line', shadowStyle: {opacity: 0.08}},
    formatter: (params) => {
      const x = params[0]?.data?.x;
      if (x === undefined) return '';
      const rows = data.flatMap(({list, layer}) => (layer.type.endsWith('_percentage') ? shares(list) : list).map((s) => {
        const raw = s.values.get(x) ?? null;
        const share = s.shown?.get(x);
        return [s.colour, words(s.name), metric(raw, s.format) + (share ? ` (${metric(share, {type: 'percent', decimals: 1})})` : '')];
      }));
      return tip(isTime ? step(x, stepLength) : visible(words(key(x, first.x))), rows.reverse());
    },
  };
  const rowOf = (x, layerIndex, by) => {
    const {table, x: column} = data.find((d) => d.i === layerIndex) ?? first;
    const at = table.columns.indexOf(column);
    return {table, layer: layerIndex, row: table.rows.find((row) => row[at] === x && (by === undefined || row.includes(by))), whole: by === undefined, xAt: at};
  };
  return {
    option,
    label: `${first.list.length} series, ${xs.length} ${isTime ? 'points in time' : 'values'}`,
    // Clicked on a bar: its row. On the empty ground, or a line: everything at that x.
    pick(made, event, params) {
      if (params?.data?.x !== undefined && params.seriesType === 'bar') {
        const {layer, by} = option.series[params.seriesIndex].barograph;
        return rowOf(params.data.x, layer, by);
      }
      const point = [event.offsetX, event.offsetY];
      if (!made.containPixel('grid', point)) return null;
      const at = made.convertFromPixel('grid', point)[isLying ? 1 : 0];
      // Nearest to where the tooltip shows it: a line's point stands at the beginning of its step.
      const drawnAt = (one) => (first.layer.type.startsWith('bar') ? one + stepLength / 2 : one);
      const x = isTime ? xs.reduce((best, one) => (Math.abs(drawnAt(one) - at) < Math.abs(drawnAt(best) - at) ? one : best), xs[0]) : xs[Math.round(at)];
      return x === undefined ? null : rowOf(x, first.i, undefined);
    },
  };
}

export function pie(config, parts) {
  const table = parts['0'];
  const option = base();
  const level = config.group_by[0];
  const total = table.rows.reduce((sum, row) => sum + (row.at(-1) ?? 0), 0);
  if (!total) return null;
  const metricColumn = table.columns.at(-1);
  const data = table.rows.filter((row) => row.at(-1)).map((row) => {
    const name = table.columns.slice(0, -1).map((column, i) => key(row[i], column)).join(' · ');
    return {name, value: row.at(-1), row, itemStyle: {color: readable(ofValue(level, table.columns[0].field, row[0]), surface())}};
  });
  option.legend = legend({}, data.map((d) => d.name));
  option.series = [{
    type: 'pie', radius: config.styling?.donut_hole ? ['48%', '76%'] : '76%', center: ['50%', '46%'], data,
    itemStyle: {borderColor: variable('--panel'), borderWidth: 2}, emphasis: {scale: false}, percentPrecision: 1,
    label: {formatter: (p) => metric(p.value / total, {type: 'percent', decimals: 1}), color: variable('--text'), fontSize: 12, fontWeight: 600, textBorderWidth: 0}, labelLine: {length: 6, length2: 6}, minShowLabelAngle: 8,
  }];
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: (p) => tip(visible(words(p.name)), [[p.color, metricColumn.name, `${metric(p.value, metricColumn.format)} (${metric(p.value / total, {type: 'percent', decimals: 1})})`]])};
  return {option, label: `${data.length} parts`, pick: (made, event, params) => (params?.data?.row ? {table, layer: 0, row: params.data.row} : null)};
}

export function heatmap(config, parts) {
  const table = parts['0'];
  if (!table.rows.length) return null;
  const option = base();
  const numeric = (list) => list.every((v) => typeof v === 'number') ? [...list].sort((a, b) => a - b) : list;
  let xs = numeric([...new Set(table.rows.map((row) => row[0]))]);
  // Hours without a post are hours, too.
  if (table.columns[0].field === 'time.hour_of_day') xs = Array.from({length: 24}, (_, i) => i);
  const ys = config.y ? [...new Set(table.rows.map((row) => row[1]))] : [''];
  const metricColumn = table.columns.at(-1);
  const cells = table.rows.map((row) => ({value: [xs.indexOf(row[0]), config.y ? ys.indexOf(row[1]) : 0, row.at(-1)], row})).filter((cell) => cell.value[2] !== null);
  const values = cells.map((cell) => cell.value[2]);
  // Numbers in dark cells are light, and the other way round.
  const most = Math.max(...values);
  const [low, high] = isDark() ? ['#ffffff', '#0e1318'] : ['#1f2933', '#ffffff'];
  for (const cell of cells) cell.label = {color: cell.value[2] / most > 0.5 ? high : low};
  const steps = config.metric.color?.type === 'dynamic' ? config.metric.color.steps : null;
  const isNarrow = matchMedia('(max-width: 720px)').matches;
  option.grid = {left: 8, right: 12, top: 8, bottom: 44, containLabel: true};
  option.xAxis = {type: 'category', data: xs.map((x) => String(x)), axisLabel: {...axisText(), formatter: visible}, axisTick: {show: false}, axisLine: lines(), splitArea: {show: false}};
  option.yAxis = {type: 'category', data: ys.map((y) => String(y)), inverse: true, axisLabel: {...axisText(), formatter: (text) => visible(words(text)), width: isNarrow ? 70 : 120, overflow: 'truncate', hideOverlap: false, interval: 0}, axisTick: {show: false}, axisLine: {show: false}};
  option.visualMap = steps
    ? {type: 'piecewise', pieces: steps.map((s) => ({label: s.gte === undefined ? `below ${metric(s.lt, metricColumn.format)}` : s.lt === undefined ? `from ${metric(s.gte, metricColumn.format)}` : `to ${metric(s.lt, metricColumn.format)}`, ...(s.gte === undefined ? {} : {gte: s.gte}), ...(s.lt === undefined ? {} : {lt: s.lt}), color: readable(s.color, 1.25)})), orient: 'horizontal', bottom: 0, left: 'center', textStyle: {color: variable('--muted'), fontSize: 11}, itemWidth: 12, itemHeight: 10}
    : {min: 0, max: Math.max(1, ...values), calculable: false, orient: 'horizontal', bottom: 2, text: [metric(Math.max(1, ...values)), '0'], left: 'center', itemWidth: 10, itemHeight: 120, inRange: {color: ramp()}, textStyle: {color: variable('--muted'), fontSize: 11}, formatter: (v) => metric(Math.round(v))};
  option.series = [{
    type: 'heatmap', data: cells, itemStyle: {borderColor: variable('--panel'), borderWidth: 1.5, borderRadius: 2},
    label: {show: !!config.styling?.cells?.labels?.visible, formatter: (p) => metric(p.value[2], metricColumn.format), fontSize: 11},
    emphasis: {itemStyle: {borderColor: variable('--text'), borderWidth: 1}},
  }];
  option.tooltip = {...option.tooltip, trigger: 'item', formatter: (p) => tip(visible(`${table.columns[0].name} ${xs[p.value[0]]}${config.y ? ' · ' + words(ys[p.value[1]]) : ''}`), [[p.color, metricColumn.name, metric(p.value[2], metricColumn.format)]])};
  return {option, label: `${xs.length} by ${ys.length} cells`, pick: (made, event, params) => (params?.data?.row ? {table, layer: 0, row: params.data.row} : null)};
}

export function gauge(config, parts) {
  const table = parts['0'];
  const [value] = table.rows[0] ?? [null];
  if (value === null) return null;
  const option = base();
  const {metric: definition} = config;
  const max = definition.max?.value ?? Math.max(1, value);
  const min = definition.min?.value ?? 0;
  const steps = definition.color?.steps ?? [];
  const part = (v) => Math.min(1, Math.max(0, (v - min) / (max - min)));
  const bands = steps.length ? steps.map((s) => [s.lt === undefined ? 1 : part(s.lt), readable(s.color, 1.25)]) : [[1, variable('--grid')]];
  option.series = [{
    type: 'gauge', startAngle: 180, endAngle: 0, min, max, radius: '112%', center: ['50%', '66%'],
    axisLine: {lineStyle: {width: 12, color: bands}}, pointer: {length: '58%', width: 5, itemStyle: {color: variable('--text')}},
    axisTick: {show: false}, splitLine: {show: false}, axisLabel: {show: false}, anchor: {show: true, size: 9, itemStyle: {color: variable('--text')}},
    detail: {offsetCenter: [0, '34%'], fontSize: 20, fontWeight: 650, color: readable(bySteps(definition.color, value) ?? variable('--text-hex'), 4.5), formatter: (v) => metric(v, table.columns[0].format), fontFamily: FONT},
    data: [{value}], silent: true,
  }];
  option.tooltip = {show: false};
  return {option, label: metric(value, table.columns[0].format), pick: () => null};
}

/** The line behind a number. */
export function trend(table) {
  const option = base();
  const colour = readable('#0072B2', 2);
  option.grid = {left: 0, right: 0, top: 4, bottom: 0};
  option.xAxis = {type: 'time', show: false};
  option.yAxis = {type: 'value', show: false, min: 0};
  option.tooltip = {show: false};
  option.series = [{type: 'line', data: table.rows, showSymbol: false, silent: true, lineStyle: {width: 1.5, color: colour}, areaStyle: {color: colour, opacity: 0.15}}];
  return {option};
}

/** Observed against expected, with the band and where the incident was. */
export function incidentBand(incident, windows) {
  const isShare = incident.statistic === 'negative_share';
  const field = isShare ? 'negative_share' : 'mentions';
  const format = isShare ? {type: 'percent', decimals: 1} : {type: 'number', decimals: 0};
  const at = (w) => new Date(w.start).getTime();
  const option = base();
  const line = (name, get, more) => ({name, type: 'line', showSymbol: false, data: windows.map((w) => [at(w), get(w) ?? null]), ...more});
  const low = (w) => w.band?.[field]?.low;
  const high = (w) => w.band?.[field]?.high;
  const band = readable('#B58900', 2);
  const observed = readable('#1F2933', stroke());
  const expected = readable('#009E73', 3);
  option.grid = {left: 8, right: 16, top: 26, bottom: 30, containLabel: true};
  option.xAxis = {type: 'time', axisLabel: axisText(), axisLine: lines(), splitLine: {show: false}};
  option.yAxis = {type: 'value', min: 0, max: isShare ? whole : null, splitNumber: 4, axisLabel: {...axisText(), formatter: (v) => metric(v, isShare ? PERCENT : undefined)}, splitLine: lines()};
  option.legend = legend({}, ['Observed', 'Expected', 'Usual']);
  option.series = [
    line('low', low, {stack: 'band', lineStyle: {opacity: 0}, silent: true, color: band, z: 1}),
    line('Usual', (w) => (high(w) === undefined ? null : high(w) - (low(w) ?? 0)), {stack: 'band', stackStrategy: 'all', lineStyle: {opacity: 0}, areaStyle: {opacity: 0.22}, silent: true, color: band, z: 1}),
    line('Expected', (w) => w.expected?.[field], {color: expected, lineStyle: {width: 1.5, type: 'dashed'}}),
    line('Observed', (w) => w[field], {
      color: observed, lineStyle: {width: 2},
      markArea: {silent: true, itemStyle: {color: readable('#D55E00', 2), opacity: 0.14}, label: {show: false}, data: [[{xAxis: new Date(incident.window_start).getTime()}, {xAxis: new Date(incident.window_end).getTime()}]]},
      markLine: {symbol: ['none', 'none'], silent: true, label: {formatter: 'fired', color: variable('--muted'), fontSize: 11}, lineStyle: {color: readable('#D55E00', 3), width: 1.5, type: 'solid'}, data: [{xAxis: new Date(incident.fired_at).getTime()}]},
    }),
  ];
  option.tooltip = {
    ...option.tooltip, trigger: 'axis',
    formatter: (params) => {
      const w = windows[params[0]?.dataIndex];
      if (!w) return '';
      return tip(`${time(w.start)} – ${timeOnly(w.end)}`, [
        [observed, 'Observed', metric(w[field], format)], [expected, 'Expected', metric(w.expected?.[field], format)],
        [band, 'Usual', high(w) === undefined ? 'still learning' : `${metric(low(w), format)} – ${metric(high(w), format)}`],
        [variable('--muted'), 'Mentions', metric(w.mentions, {type: 'number', decimals: 0})],
      ]);
    },
  };
  return {option};
}
