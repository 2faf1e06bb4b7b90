// Which page is shown, and the theme.
import * as api from './api.js';
import {showDashboard} from './dashboard.js';
import {fill, h, icon} from './dom.js';
import {showIncident} from './incident.js';
import {address, read} from './state.js';

const main = document.getElementById('main');
const tabs = document.getElementById('tabs');
const own = document.getElementById('tools');
const tools = h('div', {class: 'tools'});
const preferred = matchMedia('(prefers-color-scheme: dark)');
let overview = null;
let shown = null;
let asked = 0;

function theme() {
  return localStorage.getItem('theme') ?? (preferred.matches ? 'dark' : 'light');
}

function dress() {
  document.documentElement.dataset.theme = theme();
  shown?.redraw();
}

const swap = h('button', {type: 'button', class: 'icon-button', 'aria-label': 'Light or dark', title: 'Light or dark', onclick: () => {
  localStorage.setItem('theme', theme() === 'dark' ? 'light' : 'dark');
  dress();
}}, icon('sun'));
own.append(tools, swap);
preferred.addEventListener('change', dress);

function drawTabs(state) {
  // Where one goes from here keeps what was chosen: the brand above all.
  const carried = state.page === 'dashboard' ? {from: state.from, to: state.to, controls: state.controls} : {controls: {}};
  fill(tabs, overview.dashboards.map((one) => {
    const isHere = state.page === 'dashboard' ? one.id === state.id : one.id === 'barograph-incident';
    return h('a', {href: address({page: 'dashboard', id: one.id, ...carried, filters: []}), class: 'tab', 'aria-current': isHere ? 'page' : null, title: one.description}, one.title);
  }));
  tabs.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest', inline: 'nearest'});
}

async function show() {
  const mine = ++asked;
  try {
    overview ??= await api.overview();
    const state = read();
    if (state.page === 'dashboard' && !overview.dashboards.some((one) => one.id === state.id)) state.id = overview.dashboards[0].id;
    drawTabs(state);
    if (state.page === 'dashboard' && shown?.id === state.id) {
      await shown.change(state);
      return;
    }
    shown?.dispose();
    shown = null;
    const page = state.page === 'incident' ? await showIncident(main, tools, state, overview) : await showDashboard(main, tools, state);
    if (mine === asked) shown = page;
    else page.dispose();
  } catch (error) {
    fill(main, h('p', {class: 'problem', role: 'alert'}, error.message), h('button', {type: 'button', class: 'plain', onclick: () => show()}, 'Try again'));
  }
}

// The address holds the page, so the link may not change it.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

let last = '';
addEventListener('hashchange', () => {
  // Only another page starts at its top; another filter stays where one reads.
  const path = location.hash.split('?')[0];
  if (path !== last) scrollTo(0, 0);
  last = path;
  show();
});
last = location.hash.split('?')[0];
dress();
show();
