// The page: what it knows, what is drawn of it, and what a hand does.

import {bring, fill, h} from './dom.js';
import {Axes} from './numbers.js';
import {Connection, get, post, Refusal} from './connection.js';
import {control, controls} from './controls.js';
import {answer, finding, isCrowded, isHidden, progress} from './answer.js';
import {agenda, choosePanel, keep, panel, PANELS, predict, share} from './panels.js';
import {text} from './texts.js';

const query = new URLSearchParams(location.search);
const place = id => document.getElementById(id);

const page = {
  lang: ['en', 'cy'].includes(query.get('lang')) ? query.get('lang') : navigator.language.startsWith('cy') ? 'cy' : 'en',
  view: query.get('view'),
  facts: null,
  /** The newest `state` event. */
  room: null,
  /** What is drawn, and the newest of each part of an answer. */
  answer: {current: null, hidden: false},
  ranks: null,
  changed: null,
  round: null,
  isUp: true,
  fault: null,
  /** Settings moved here that the server has not confirmed, by scenario and key. */
  moved: new Map(),
  lastMove: 0,
  gesture: 0,
  editing: 1,
  /** The place of a scenario that was added here, and that the server has not sent yet. */
  added: null,
  find: '',
  peek: false,
  sent: false,
  kept: null,
  axes: new Axes(),
  size: {width: 700, font: 15},

  t: (key, ...values) => text(page.lang, key, values),
  say: both => both?.[page.lang] ?? both?.en ?? '',
  get focus() {
    const wanted = page.room?.show?.scenario ?? 1;
    return Math.min(Math.max(wanted, 1), Math.max((page.room?.titles.length ?? 2) - 1, 1));
  },
  get outcome() {
    const wanted = page.room?.show?.outcome;
    return page.facts.outcomes.some(outcome => outcome.id === wanted) ? wanted : page.facts.outcomes.find(outcome => outcome.headline).id;
  },
  get panel() {
    if (page.view === 'participant') return 'headlines';
    const wanted = page.room?.show?.panel;
    return PANELS.includes(wanted) ? wanted : 'headlines';
  },
  get isSettled() {
    return Boolean(page.answer.current?.done) && performance.now() - page.lastMove > 700;
  },
  value(scenario, setting) {
    const moved = page.moved.get(`${scenario}|${setting.key}`);
    return moved ? moved.shown : page.room.values[scenario ?? 0]?.[setting.key] ?? setting.control.default;
  },
  weight(heading) {
    return page.moved.get(`weight|${heading}`)?.shown ?? page.room.state.weights?.[heading] ?? 20;
  },
  /** An address that shows these settings in a view. */
  address(view) {
    return `${location.origin}${location.pathname}?lang=${page.lang}&view=${view}#${encoded(page.room.state)}`;
  },
};
let connection = null;

// MARK: The state in the address

function encoded(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decoded(fragment) {
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0));
    const state = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(state?.scenarios) ? state : null;
  } catch {
    return null;
  }
}

/** Equal whatever the order of the members. */
const canonical = value => JSON.stringify(value, (_, each) => each && typeof each === 'object' && !Array.isArray(each)
  ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each);

let addressDue = null;
/** Browsers refuse more than a few changes of the address a second. */
function writeAddress() {
  addressDue ??= setTimeout(() => {
    addressDue = null;
    history.replaceState(null, '', `?lang=${page.lang}&view=${page.view}#${encoded(page.room.state)}`);
  }, 400);
}

// MARK: Drawing

let isDue = false, isAllDue = false, later = null;
/** Draws in the next frame; `all`: not the numbers alone. */
function draw(all = true) {
  isAllDue ||= all;
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    const isAll = isAllDue;
    isDue = isAllDue = false;
    if (isAll) {
      clearTimeout(later);
      later = null;
    }
    render(isAll);
  });
}

/** What can wait until numbers that are on their way have been drawn and painted. */
function drawLater() {
  later ??= setTimeout(() => {
    later = null;
    draw();
  }, 60);
}

// The sizes are read when they may have changed: to ask for them in the midst of drawing lays out the
// whole page once more.
let sizes = null, mainWidth = null;
const resized = () => {
  sizes = null;
  draw();
};
new ResizeObserver(([{contentRect: {width}}]) => {
  if (width === mainWidth) return;
  mainWidth = width;
  resized();
}).observe(place('main'));
addEventListener('resize', resized);

function measure(view) {
  if (sizes?.view === view) return sizes;
  const main = place('main'), font = parseFloat(getComputedStyle(document.body).fontSize);
  const whole = view === 'presenter' && main.clientWidth > 1100 ? main.clientWidth - 26 * font : main.clientWidth;
  const width = Math.max(whole - 2.5 * font, 260), tall = view === 'projector' ? innerHeight - 12.7 * font : width * 0.42;
  sizes = {view, width, height: Math.max(tall, 12 * font), font};
  return sizes;
}

/** Draws a part only where something that it shows has changed. */
const drawn = new Map();
function part(id, inputs, children) {
  const old = drawn.get(id);
  if (old && old.length === inputs.length && old.every((each, i) => Object.is(each, inputs[i]))) return;
  drawn.set(id, inputs);
  fill(place(id), [children()]);
}

function render(isAll) {
  const {room, facts, lang, view, t} = page, root = document.documentElement;
  if (root.lang !== lang) root.lang = lang;
  if (document.body.dataset.view !== (view ?? '')) document.body.dataset.view = view ?? '';
  part('skip', [lang], () => t('skip'));
  part('fault', [page.isUp, page.fault, lang], () => !page.isUp ? t('lineDown') : page.fault ? page.say(page.fault) : '');
  if (!room || !facts) {
    fill(place('top'), [h('h1', {}, t('title'))]);
    if (page.needsCode) fill(place('controls'), [join()]);
    else fill(place('answer'), [h('p', {class: 'waiting'}, t('loading'))]);
    drawn.clear();
    return;
  }
  const {width, height, font} = measure(view);
  page.size = {width, height, font: Math.max(font * 0.85, 12)};
  const answered = [page.answer.current, page.answer.hidden, room.lacking, page.round, page.peek, page.focus, lang, view, room.titles, width, height, font, page.isSettled];
  // The numbers first: a picture that waits for the controls is late.
  const isTable = view !== 'projector' || page.panel === 'headlines';
  part('answer', [...answered, isTable, room.cautions], () => isTable ? answer(page) : [!isCrowded(page) && finding(page)]);
  const result = place('answer');
  result.hidden = view === 'projector' && !isTable && page.panel === 'guesses';
  Object.assign(result.dataset, {revision: page.answer.revision ?? '', replicates: page.answer.current?.replicates ?? 0, done: String(Boolean(page.answer.current?.done)),
    estimated: String(Boolean(page.answer.current?.estimated))});
  if (!isAll) return drawLater();
  document.title = `${t('title')} – ${page.say(room.titles[page.focus])}`;
  part('top', [page.answer.current, page.answer.hidden, page.round, page.peek, lang, view, room], top);
  if (view === 'presenter') part('controls', [room, lang, page.editing, page.find, page.moves], () => controls(page));
  else fill(place('controls'), [view === 'participant' && h('section', {class: 'group'}, h('h2', {}, t('panel-guesses')), predict(page))]);
  part('panel', [...answered, page.panel, page.ranks, page.outcome, page.changed, page.sent, page.moves, room.state], () => [view === 'presenter' && choosePanel(page), panel(page)]);
  if (view === 'presenter') part('room', [room, lang, page.editing, page.kept], () => [h('section', {}, agenda(page)), h('section', {}, keep(page)), h('section', {}, share(page))]);
  else fill(place('room'), []);
  speak();
}

function top() {
  const {t, room, view, lang} = page, step = room.agenda?.[room.state.step ?? 0];
  const button = (name, attributes) => h('button', {type: 'button', 'data-do': name, id: `do-${name}`, ...attributes}, t(name));
  return [
    h('div', {class: 'title'}, h('h1', {}, step ? page.say(step.title) : t('title')),
      view !== 'projector' && h('p', {}, page.say(page.facts.areas.find(area => area.id === room.state.area)?.name ?? {en: room.state.area, cy: room.state.area}))),
    progress(page) ?? h('div', {class: 'progress', id: 'progress'}),
    h('div', {class: 'tools', role: 'group', 'aria-label': t('tools')},
      view === 'presenter' && room.agenda?.length > 1 && [['previous', -1], ['next', 1]].map(([name, by]) => h('button', {type: 'button', 'data-do': 'step', id: name,
        'data-step': (room.state.step ?? 0) + by, disabled: !room.agenda[(room.state.step ?? 0) + by]}, t(name))),
      view === 'presenter' && [button('undo', {disabled: !room.canUndo}), button('redo', {disabled: !room.canRedo}), button('reset'),
        button(room.started ? 'unmark' : 'mark'), button('freeze', {'aria-pressed': String(Boolean(room.frozen))})],
      h('button', {type: 'button', 'data-do': 'language', id: 'language', lang: lang === 'en' ? 'cy' : 'en'}, t('language'))),
    room.frozen && h('p', {class: 'note'}, t(view === 'presenter' ? 'frozenTry' : 'frozenRoom')),
  ];
}

function join() {
  const {t} = page;
  return h('form', {'data-form': 'join'}, h('h2', {}, t('joinTitle')),
    h('div', {class: 'field'}, h('label', {for: 'code'}, t('joinEnter')), h('input', {id: 'code', name: 'code', type: 'text', required: true, autocomplete: 'off'})),
    h('p', {class: 'buttons'}, h('button', {type: 'submit', id: 'join'}, t('joinSend'))));
}

let spoken = '';
/** Says the finding to a screen reader when it has settled, and not at each refinement. */
function speak() {
  if (!page.answer.current?.done || isHidden(page)) return;
  const said = page.say(page.answer.current.finding?.[page.focus]);
  if (said && said !== spoken) place('live').textContent = spoken = said;
}

// MARK: What the server says

function received(name, value) {
  switch (name) {
    case 'state': return receivedState(value);
    case 'answer': return receivedAnswer(value);
    case 'ranks':
      page.ranks = value.hidden ? null : value.ranks;
      page.answer = {...page.answer, revision: value.revision};
      return drawLater();
    case 'changed':
      page.changed = value;
      return drawLater();
    case 'round':
      if (!value || value.open === false || value.outcome !== page.round?.outcome) page.peek = page.sent = false;
      page.round = value;
      break;
    case 'fault': page.fault = value.error; break;
  }
  draw();
}

function receivedState(state) {
  const isFirst = page.room === null;
  page.room = state;
  page.editing = Math.min(page.editing, state.titles.length - 1);
  if (page.added !== null && page.added < state.titles.length) {
    page.editing = page.added;
    page.added = null;
  }
  const isMine = connection.isMine(state.client), isMove = isMine && page.moved.size > 0;
  if (!isMine) {
    if (connection.waiting.size === 0) page.moved.clear();
    page.lastMove = performance.now();
  } else {
    for (const [slot, moved] of page.moved) if (moved.sequence <= state.sequence) page.moved.delete(slot);
  }
  page.moves = {};
  page.view ??= state.role === 'facilitator' ? 'presenter' : 'participant';
  if (state.role !== 'facilitator' && page.view === 'presenter') page.view = 'participant';
  const wanted = isFirst && location.hash.length > 1 ? decoded(location.hash.slice(1)) : null;
  if (wanted && state.role === 'facilitator' && page.view === 'presenter' && canonical(wanted) !== canonical(state.state)) {
    act({do: 'state', state: wanted});
  } else {
    writeAddress();
  }
  explain();
  // A slider that this hand moved is drawn already, and the rest gives way to the numbers it asked for.
  if (isMove) drawLater();
  else draw();
}

function receivedAnswer(value) {
  if (value.hidden) {
    page.answer = {...page.answer, hidden: true, revision: value.revision};
    return draw();
  }
  // Parts that come later stay as they were until then.
  const {current} = page.answer;
  const outcomes = value.outcomes ? {...(sameScenarios(current, value) ? current?.outcomes : {}), ...value.outcomes} : current?.outcomes;
  page.answer = {current: {...current, ...value, outcomes}, hidden: false, revision: value.revision};
  draw(false);
  // Axes are drawn anew when all has settled.
  if (value.done) setTimeout(draw, 800);
}

function sameScenarios(old, fresh) {
  const count = answer => Object.values(answer?.outcomes ?? {})[0]?.levels.length;
  return count(old) === count(fresh);
}

// MARK: What a hand does

async function act(action) {
  try {
    const answer = await connection.act(action);
    page.fault = null;
    acted(answer);
    return answer;
  } catch (error) {
    page.fault = error instanceof Refusal && error.text ? error.text : {en: text('en', 'failed', []), cy: text('cy', 'failed', [])};
    draw();
    return null;
  }
}

function acted(answer) {
  if (answer.revision !== undefined) document.body.dataset.acted = answer.revision;
}

/** One number for what belongs to one movement of the hand: one step of undo. */
function gestureOf(slot) {
  const now = performance.now();
  if (slot !== page.lastSlot || (now - page.lastMove > 1000 && !page.isDown)) page.gesture++;
  page.lastSlot = slot;
  page.lastMove = now;
  return page.gesture;
}

function move(scenario, key, shown, value) {
  const slot = `${scenario}|${key}`;
  const sequence = connection.set(scenario, key, value, gestureOf(slot));
  page.moved.set(slot, {shown, sequence});
  page.moves = {};
  const moved = document.querySelector(`#controls [data-key="${slot}"]`);
  if (moved) bring(moved, control(page, settingOf(key)));
  drawLater();
}

const scenarioOf = element => element.dataset.scenario === 'null' ? null : Number(element.dataset.scenario);
const settingOf = key => page.facts.settings.find(setting => setting.key === key);
const copy = value => structuredClone(value);

/** A change of the state as a whole. */
function change(alter, gesture) {
  const state = copy(page.room.state);
  alter(state);
  return act({do: 'state', state, gesture});
}

function show(members) {
  const fresh = {scenario: page.focus, outcome: page.outcome, panel: page.panel, ...page.room.show, ...members};
  page.room = {...page.room, show: fresh};
  act({do: 'show', show: fresh});
  explain();
  draw();
}

let explained = '';
/** Asks for the parts of a difference while they are looked at. */
function explain() {
  const isWanted = page.view === 'presenter' && page.panel === 'changed';
  const wanted = isWanted ? `${page.focus} ${page.outcome}` : '';
  if (wanted === explained) return;
  explained = wanted;
  act(isWanted ? {do: 'explain', scenario: page.focus, outcome: page.outcome} : {do: 'explain'});
}

let weightsDue = null;
const DO = {
  undo: () => act({do: 'undo'}),
  redo: () => act({do: 'redo'}),
  reset: () => act({do: 'reset'}),
  mark: () => act({do: 'mark'}),
  unmark: () => act({do: 'unmark'}),
  freeze: () => act({do: 'freeze', on: !page.room.frozen}),
  language() {
    page.lang = page.lang === 'en' ? 'cy' : 'en';
    writeAddress();
    draw();
  },
  panel: element => show({panel: element.dataset.panel}),
  unset: element => {
    connection.set(scenarioOf(element), element.dataset.setting, null, ++page.gesture);
    page.lastMove = performance.now();
  },
  async add() {
    page.added = page.room.titles.length;
    if (!await change(state => state.scenarios.push(copy(state.scenarios[page.editing])))) page.added = null;
  },
  remove: () => change(state => state.scenarios.splice(page.editing, 1)),
  peek() { page.peek = true; draw(); },
  ask: () => act({do: 'ask', outcome: page.outcome, scenario: page.focus}),
  reveal: () => act({do: 'reveal'}),
  close: () => act({do: 'close'}),
  step(element) { goTo(Number(element.dataset.step)); },
  unstep: () => act({do: 'agenda', steps: page.room.agenda.slice(0, -1)}),
};

function goTo(step) {
  const given = page.room.agenda?.[step];
  if (!given) return;
  act({do: 'state', state: {...copy(given.state ?? page.room.state), step}});
}

const SET = {
  editing(value) {
    page.editing = Number(value);
    if (page.editing > 0) show({scenario: page.editing});
    draw();
  },
  base: value => change(state => { state.scenarios[page.editing] = {base: value, set: {}}; }),
  area: value => change(state => { state.area = value; }),
  years: value => change(state => { state.years = Number(value); }),
  outcome: value => show({outcome: value}),
  find(value) { page.find = value; draw(); },
};

const both = written => ({en: written, cy: written});

const FORMS = {
  async guess(data) {
    const value = Number(String(data.get('value')).trim().replace('−', '-').replace(',', '.'));
    const name = String(data.get('name')).trim();
    if (!Number.isFinite(value) || String(data.get('value')).trim() === '') return said('guessWrong');
    if (name && !data.get('consent')) return said('consentFirst');
    page.sent = await act({do: 'guess', value, ...(name && {name, consent: true})}) !== null;
    draw();
    return page.sent;
  },
  agenda(data) {
    const note = String(data.get('text')).trim();
    const step = {title: both(data.get('title')), ...(note && {text: both(note)}), state: data.get('state') ? page.room.state : null};
    return act({do: 'agenda', steps: [...(page.room.agenda ?? []), step]});
  },
  async keep(data) {
    const who = String(data.get('who')).trim();
    if (who && !data.get('consent')) return said('consentFirst');
    page.kept = await act({do: 'keep', scenario: page.editing, name: data.get('name'), title: both(data.get('title')),
      workshop: data.get('workshop'), ...(who && {who, consent: true})});
    draw();
    return page.kept;
  },
  async join(data) {
    await joined(String(data.get('code')).trim());
  },
};

function said(key) {
  page.fault = {en: text('en', key, []), cy: text('cy', key, [])};
  draw();
  return null;
}

document.addEventListener('click', event => {
  const element = event.target.closest('[data-do]');
  if (element && !element.disabled) DO[element.dataset.do]?.(element);
});
document.addEventListener('pointerdown', () => { page.isDown = true; });
for (const name of ['pointerup', 'pointercancel', 'blur']) addEventListener(name, () => { page.isDown = false; });
document.addEventListener('input', event => {
  const element = event.target, {slide, weight} = element.dataset;
  if (slide) {
    const {template, decimals} = settingOf(slide).control, scenario = scenarioOf(element), number = Number(element.value);
    const form = page.room.templates?.[scenario ?? 0]?.[slide] ?? template;
    move(scenario, slide, number, form.replace('{}', number.toFixed(decimals)));
  } else if (weight) {
    page.moved.set(`weight|${weight}`, {shown: Number(element.value), sequence: Infinity});
    const gesture = gestureOf(`weight|${weight}`);
    page.moves = {};
    draw();
    weightsDue ??= setTimeout(async () => {
      weightsDue = null;
      await change(state => { for (const heading of page.facts.headings) (state.weights ??= {})[heading.id] = page.weight(heading.id); }, gesture);
      if (weightsDue === null) for (const slot of [...page.moved.keys()]) if (slot.startsWith('weight|')) page.moved.delete(slot);
    }, 60);
  } else if (element.dataset.set === 'find') {
    SET.find(element.value);
  }
});
document.addEventListener('change', event => {
  const element = event.target, {set, choose} = element.dataset;
  if (choose) move(scenarioOf(element), choose, element.value, element.value);
  else if (set && set !== 'find') SET[set]?.(element.value);
});
document.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target, isDone = await FORMS[form.dataset.form]?.(new FormData(form));
  if (isDone) form.reset();
});
document.addEventListener('keydown', event => {
  if (page.view !== 'presenter' || event.target.matches('input:not([type=range]), textarea, select')) return;
  const isCommand = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
  if (isCommand && (key === 'y' || key === 'z' && event.shiftKey)) DO.redo();
  else if (isCommand && key === 'z') DO.undo();
  // What a presenter's clicker sends, unless a slider takes it.
  else if (event.key === 'PageDown' && !event.target.matches('input')) goTo((page.room?.state.step ?? 0) + 1);
  else if (event.key === 'PageUp' && !event.target.matches('input')) goTo((page.room?.state.step ?? 0) - 1);
  else return;
  event.preventDefault();
});

// MARK: Start

async function joined(code) {
  try {
    await post('join', {code});
    page.needsCode = false;
    page.fault = null;
    fill(place('controls'), []);
    await start();
  } catch (error) {
    page.fault = error.text ?? both(text(page.lang, 'failed', []));
    draw();
  }
}

async function start() {
  try {
    page.facts = await get('facts');
  } catch (error) {
    if (error.status === 401) page.needsCode = true;
    else {
      page.isUp = false;
      setTimeout(start, 1000);
    }
    return draw();
  }
  page.isUp = true;
  connection = new Connection(page.view === 'projector' ? 'events?view=projector' : 'events', {
    event: received,
    async line(isUp) {
      const hasReturned = isUp && !page.isUp;
      page.isUp = isUp;
      draw();
      if (!hasReturned) return;
      explained = '';
      const facts = await get('facts').catch(() => null);
      if (facts && facts.version !== page.facts.version) said('newVersion');
    },
    refused(error) {
      if (error.status === 401) page.needsCode = true;
      page.room = null;
      page.fault = error.text;
      draw();
    },
  });
  connection.acted = acted;
  connection.refusedSetting = (action, error) => {
    page.moved.delete(`${action.scenario}|${action.key}`);
    page.moves = {};
    page.fault = error.text;
    draw();
  };
  draw();
}

draw();
const code = new URLSearchParams(location.hash.slice(1)).get('code');
if (code) {
  // It is not to stay in the address of a screen that others see.
  history.replaceState(null, '', location.pathname + location.search);
  joined(code);
} else {
  start();
}
