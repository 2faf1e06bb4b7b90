// One panel: its frame, and what is inside by its type.
import * as charts from './charts.js';
import {bySteps, readable} from './colours.js';
import {fill, h, icon, outside} from './dom.js';
import {change, key, metric, words} from './format.js';
import {markdown} from './markdown.js';
import {documents} from './posts.js';
import {clickedOf, table} from './table.js';

const CHARTS = {xy: charts.xy, pie: charts.pie, heatmap: charts.heatmap, gauge: charts.gauge};

/**
 * A panel.
 * context: {open(panel, layer, clicked, words), link(options, destination)}
 * Gives {element, update(answer, range), dispose()}.
 */
export function makePanel(definition, context) {
  const {config} = definition;
  const kind = definition.type === 'vis' ? config.type : definition.type;
  const body = h('div', {class: `panel-body body-${kind}`}, h('div', {class: 'skeleton'}));
  const title = config.hide_title ? null : config.title;
  const tools = h('div', {class: 'panel-tools'});
  const element = h('section', {class: `panel kind-${kind}`, id: `panel-${definition.id}`, 'aria-label': title ?? kind},
    title ? h('header', {class: 'panel-head'}, h('div', {class: 'panel-titles'}, h('h2', {}, title), config.description ? h('p', {class: 'panel-note'}, config.description) : null), tools) : null,
    body);
  // What scrolls must be reachable without a mouse.
  if (kind === 'discover_session') body.setAttribute('tabindex', '0');
  const memory = {};
  let made = null;
  let latest = null;
  let isTable = false;

  const open = (layer, clicked, said) => context.open(definition, layer, clicked, said);
  const drop = () => {
    if (made) charts.dispose(made.chart);
    made = null;
  };

  const empty = () => {
    drop();
    fill(body, h('p', {class: 'empty'}, 'Nothing in this time.'));
  };

  function drawChart(build) {
    const drawing = build(config, latest.answer.parts, latest.range);
    if (!drawing) {
      empty();
      return;
    }
    if (!made) {
      const canvas = h('div', {class: 'chart'});
      fill(body, canvas);
      made = {chart: charts.chart(canvas, ''), drawing};
      const pick = (event, params) => {
        const picked = made.drawing.pick(made.chart, event, params);
        if (!picked?.row) return;
        const row = picked.whole ? picked.row.map((v, i) => (i === picked.xAt ? v : null)) : picked.row;
        const {clicked, words: said} = clickedOf(picked.table, row, definition.id, picked.layer);
        if (clicked.length) open(picked.layer, clicked, said);
      };
      let isOnShape = false;
      made.chart.on('click', (params) => {
        if (params.componentType !== 'series') return;
        isOnShape = true;
        pick({offsetX: params.event.offsetX, offsetY: params.event.offsetY}, params);
      });
      made.chart.getZr().on('click', (event) => {
        if (!isOnShape) pick(event, null);
        isOnShape = false;
      });
    }
    made.drawing = drawing;
    made.chart.setOption(drawing.option, {notMerge: true});
    made.chart.getDom().setAttribute('aria-label', `${title ?? kind}: ${drawing.label}. The button Table shows the numbers.`);
  }

  function drawTable(part, layer, caption) {
    const colour = (column, value) => {
      const index = part.columns.filter((c) => c.role === 'metric').indexOf(column);
      const steps = (config.metrics ?? [])[index]?.color;
      const hex = bySteps(steps?.type === 'dynamic' ? steps : null, value);
      return hex ? readable(hex, 4.5) : null;
    };
    return table(part, {
      memory: (memory[`table${layer}`] ??= {}), caption, colour, pageSize: config.styling?.paging ?? 10,
      open: (row, upTo) => {
        const {clicked, words: said} = clickedOf(part, row, definition.id, layer, upTo);
        if (clicked.length) open(layer, clicked, said);
      },
    });
  }

  function drawTables() {
    drop();
    const layers = Object.entries(latest.answer.parts).filter(([name]) => /^\d+$/.test(name));
    fill(body, layers.map(([name, part]) => (part.rows.length ? drawTable(part, Number(name), title ?? 'Numbers') : h('p', {class: 'empty'}, 'Nothing in this time.'))));
  }

  function drawMetric() {
    const part = latest.answer.parts['0'];
    const values = part.rows[0] ?? [];
    const primary = config.metrics[0];
    const value = values[0] ?? null;
    const hex = bySteps(primary.color, value);
    const number = h('div', {class: 'metric-value'}, metric(value, primary.format));
    if (hex) number.style.color = readable(hex, 4.5);
    const second = config.metrics.findIndex((m) => m.type === 'secondary');
    let below = null;
    if (second > 0) {
      const before = values[second] ?? null;
      const by = typeof value === 'number' && typeof before === 'number' ? value - before : null;
      below = h('div', {class: 'metric-before'},
        config.metrics[second].compare && by !== null ? h('span', {class: 'metric-change'}, h('span', {'aria-hidden': 'true'}, by > 0 ? '▲ ' : by < 0 ? '▼ ' : ''), change(by, primary.format)) : null,
        h('span', {class: 'muted'}, `${config.metrics[second].label ?? ''} ${metric(before, config.metrics[second].format)}`));
    }
    drop();
    const line = latest.answer.parts.trend;
    const canvas = line?.rows.length ? h('div', {class: 'trend', 'aria-hidden': 'true'}) : null;
    fill(body, canvas, h('button', {type: 'button', class: 'metric', 'aria-label': `${primary.label ?? title}: ${metric(value, primary.format)}. Show the posts`, onclick: () => open(0, [], [])},
      number, primary.label && primary.label !== title ? h('div', {class: 'metric-label muted'}, primary.label) : null, below));
    if (canvas) {
      made = {chart: charts.chart(canvas, ''), drawing: charts.trend(line)};
      canvas.removeAttribute('role');
      made.chart.setOption(made.drawing.option);
    }
  }

  function drawCloud() {
    const part = latest.answer.parts['0'];
    if (!part.rows.length) return empty();
    const counts = part.rows.map((row) => row[1] ?? 0);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const {min = 14, max = 48} = config.styling?.font_size ?? {};
    const tags = [...part.rows].sort((a, b) => String(a[0]).localeCompare(String(b[0]))).map((row) => {
      const share = most === least ? 0.4 : Math.sqrt((row[1] - least) / (most - least));
      const tag = h('button', {type: 'button', class: 'cloud-tag', title: `${key(row[0])}: ${metric(row[1], part.columns[1].format)}`, onclick: () => {
        const {clicked, words: said} = clickedOf(part, row, definition.id, 0);
        open(0, clicked, said);
      }}, words(key(row[0])));
      tag.style.fontSize = `${Math.round(min + share * (Math.min(max, 44) - min))}px`;
      tag.style.opacity = String(0.86 + 0.14 * share);
      return tag;
    });
    return fill(body, h('div', {class: 'cloud'}, tags));
  }

  function draw() {
    const {answer} = latest;
    if (answer.problem) {
      drop();
      fill(body, h('p', {class: 'problem'}, answer.problem));
      return;
    }
    switch (kind) {
      case 'markdown':
        fill(body, markdown(config.content ?? ''));
        break;
      case 'links':
        fill(body, h('div', {class: 'links'}, (config.links ?? []).map((link) => (link.type === 'dashboardLink'
          ? h('a', {class: 'pill', href: context.link(link.options ?? {}, link.destination)}, link.label ?? link.destination)
          : outside(link.destination, link.label)))));
        break;
      case 'discover_session': {
        const part = answer.parts['0'];
        fill(body, documents(part, {dataView: config.tabs[0].data_source.ref_id, memory: (memory.documents ??= {}), pageSize: config.tabs[0].rows_per_page ?? 20}));
        break;
      }
      case 'metric':
        if (config.breakdown_by) drawTables();
        else drawMetric();
        break;
      case 'data_table':
        drawTables();
        break;
      case 'tag_cloud':
        if (isTable) drawTables();
        else drawCloud();
        break;
      default:
        if (isTable) drawTables();
        else if (CHARTS[kind]) drawChart(CHARTS[kind]);
        else fill(body, h('p', {class: 'problem'}, `Charts of type ${kind} are not drawn here.`));
    }
  }

  const dataView = config.data_source?.ref_id ?? config.layers?.[0]?.data_source?.ref_id;
  if (title && (CHARTS[kind] || kind === 'tag_cloud')) {
    const swap = h('button', {type: 'button', class: 'icon-button', 'aria-pressed': 'false', 'aria-label': `Table of ${title}`, title: 'Table', onclick: () => {
      isTable = !isTable;
      swap.setAttribute('aria-pressed', String(isTable));
      swap.replaceChildren(icon(isTable ? 'chart' : 'table'));
      drop();
      if (latest) draw();
    }}, icon('table'));
    tools.append(swap);
  }
  if (title && dataView && (CHARTS[kind] || kind === 'data_table' || kind === 'tag_cloud')) {
    tools.append(h('button', {type: 'button', class: 'icon-button', 'aria-label': `Show what is behind ${title}`, title: 'Show the posts', onclick: () => open(0, [], [])}, icon('posts')));
  }
  if (kind === 'markdown' || kind === 'links') {
    latest = {answer: {}};
    draw();
  }
  return {
    element,
    update(answer, range) {
      latest = {answer, range};
      draw();
    },
    redraw() {
      if (latest) draw();
    },
    dispose: drop,
  };
}
