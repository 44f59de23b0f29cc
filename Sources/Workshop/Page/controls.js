// What can be set: scenarios, the area, and a slider or a choice a setting, each with the evidence's
// range and its source.

import {h, s} from './dom.js';
import {amount} from './numbers.js';
import {sign} from './charts.js';

export function controls(page) {
  const {t, room} = page;
  return [
    h('h2', {class: 'unseen'}, t('settings')),
    h('fieldset', {class: 'scenarios'}, h('legend', {}, t('scenarios')),
      room.titles.map((title, i) => scenario(page, title, i)),
      h('p', {class: 'buttons'},
        room.titles.length < 6 && h('button', {type: 'button', 'data-do': 'add', id: 'add'}, t('addScenario')),
        room.titles.length > 2 && page.editing > 0
          && h('button', {type: 'button', 'data-do': 'remove', id: 'remove'}, t('removeScenario')))),
    base(page),
    group(page, 'mix'), group(page, 'levers'), world(page), others(page),
  ];
}

function scenario(page, title, index) {
  const count = Object.keys(page.room.state.scenarios[index].set ?? {}).length;
  return h('label', {class: 'pick', 'data-key': `pick-${index}`},
    h('input', {type: 'radio', name: 'editing', value: index, id: `pick-${index}`, 'data-set': 'editing', checked: page.editing === index}),
    sign(index), h('span', {}, page.say(title),
      index === 0 && h('small', {}, ` (${page.t('reference')})`),
      count > 0 && h('small', {class: 'changed'}, ` ${page.t(count === 1 ? 'changedOne' : 'changedMany', count)}`)));
}

function choices(options, value) {
  return options.map(option => h('option', {value: option.value, selected: option.value === value, 'data-key': option.value}, option.label));
}

function select(page, id, label, set, options, value) {
  return h('div', {class: 'field'}, h('label', {for: id}, label),
    h('select', {id, 'data-set': set}, choices(options, value)));
}

function base(page) {
  const value = page.room.state.scenarios[page.editing].base;
  const options = page.facts.scenarios.map(each => ({value: each.id, label: page.say(each.title)}));
  if (!options.some(option => option.value === value)) options.push({value, label: value});
  return select(page, 'base', page.t('base'), 'base', options, value);
}

function world(page) {
  const {facts, room, t, say} = page;
  const areas = facts.areas.map(area => ({value: area.id, label: say(area.name)}));
  if (!areas.some(area => area.value === room.state.area)) areas.push({value: room.state.area, label: room.state.area});
  const years = [1, 2, 3, 4, 5, 6, 8, 10].map(year => ({value: String(year), label: t(year === 1 ? 'oneYear' : 'manyYears', year)}));
  if (!years.some(year => year.value === String(room.state.years))) years.push({value: String(room.state.years), label: t('manyYears', room.state.years)});
  return h('section', {class: 'group', 'data-key': 'facts'}, h('h3', {}, t('groupFacts')),
    select(page, 'area', t('area'), 'area', areas, room.state.area),
    select(page, 'years', t('horizon'), 'years', years, String(room.state.years)),
    facts.settings.filter(setting => setting.group === 'facts' && setting.matters).map(setting => control(page, setting)));
}

function group(page, name) {
  const settings = page.facts.settings.filter(setting => setting.group === name && setting.matters);
  if (settings.length === 0) return null;
  return h('section', {class: 'group', 'data-key': name}, h('h3', {}, page.t(name === 'mix' ? 'groupMix' : 'groupLevers'),
    h('small', {}, ` ${page.say(page.room.titles[page.editing])}`)),
    name === 'mix' && settings.some(setting => isChanged(page, setting)) && h('p', {}, h('small', {}, page.t('mixRest'))),
    settings.map(setting => control(page, setting)));
}

function others(page) {
  const wanted = page.find.trim().toLowerCase();
  const rest = page.facts.settings.filter(setting => !setting.matters);
  const found = rest.filter(setting => isChanged(page, setting)
    || wanted.length > 1 && (page.say(setting.label) + ' ' + setting.key).toLowerCase().includes(wanted));
  return h('section', {class: 'group', 'data-key': 'others'}, h('h3', {}, page.t('groupOthers')),
    h('div', {class: 'field'}, h('label', {for: 'find'}, page.t('find', rest.length)),
      h('input', {type: 'search', id: 'find', 'data-set': 'find', autocomplete: 'off'})),
    wanted.length > 1 && found.length === 0 && h('p', {}, page.t('notFound')),
    found.slice(0, 12).map(setting => control(page, setting)),
    found.length > 12 && h('p', {}, page.t('moreFound', found.length - 12)));
}

const isFact = setting => setting.kind === 'fact';

function isChanged(page, setting) {
  const {state} = page.room;
  const set = isFact(setting) ? state.set : state.scenarios[page.editing].set;
  return set !== undefined && set !== null && setting.key in set;
}

/** One setting of the scenario that is edited, or of the world. */
export function control(page, setting) {
  const scenario = isFact(setting) ? null : page.editing;
  const id = `set-${setting.key.replaceAll(/[^a-z0-9]+/gi, '-')}`;
  const value = page.value(scenario, setting);
  const isSlider = setting.control.type === 'slider';
  return h('div', {class: 'control', 'data-key': `${scenario}|${setting.key}`},
    isSlider ? slider(page, setting, scenario, id, Number(value)) : choice(page, setting, scenario, id, String(value)),
    h('div', {class: 'below'}, source(page, setting),
      isChanged(page, setting) && h('button', {type: 'button', class: 'quiet', 'data-do': 'unset', 'data-setting': setting.key,
        'data-scenario': String(scenario), 'aria-label': page.t('unsetLong', page.say(setting.label))}, page.t('unset'))));
}

/** `2% to 35%` */
const evidence = (page, {decimals, unit, evidence: [low, high]}) =>
  page.t('to', amount(low, decimals, page.say(unit)), amount(high, decimals, page.say(unit)));

function slider(page, setting, scenario, id, value) {
  const {min, max, step, decimals, unit, evidence: range} = setting.control;
  const shown = Number.isFinite(value) ? amount(value, decimals, page.say(unit)) : '–';
  const outside = range && Number.isFinite(value) && (value < range[0] || value > range[1]);
  const place = at => (Math.min(Math.max(at, min), max) - min) / (max - min) * 100;
  return [
    h('div', {class: 'name'}, h('label', {for: id}, page.say(setting.label)),
      h('output', {for: id, class: outside ? 'outside' : null}, shown)),
    h('input', {type: 'range', id, min, max, step, value: Number.isFinite(value) ? String(value) : String(min), 'aria-valuetext': shown,
      'aria-describedby': range ? `${id}-evidence` : null,
      'data-slide': setting.key, 'data-scenario': String(scenario)}),
    range && h('div', {class: 'evidence'},
      s('svg', {class: 'band', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
        s('rect', {x: place(range[0]), width: Math.max(place(range[1]) - place(range[0]), 0.5), height: 6})),
      h('small', {id: `${id}-evidence`}, page.t(outside ? 'outsideEvidence' : 'evidence', evidence(page, setting.control)))),
  ];
}

function choice(page, setting, scenario, id, value) {
  const options = setting.control.options.map(option => ({value: option.value, label: page.say(option.label)}));
  if (!options.some(option => option.value === value)) options.push({value, label: value});
  return [
    h('div', {class: 'name'}, h('label', {for: id}, page.say(setting.label))),
    h('select', {id, 'data-choose': setting.key, 'data-scenario': String(scenario)}, choices(options, value)),
  ];
}

function source(page, setting) {
  const {say, t} = page, {control: {type, default: usual, decimals, unit}} = setting;
  return h('details', {}, h('summary', {}, t('source'), h('span', {class: 'unseen'}, `: ${say(setting.label)}`)),
    h('p', {}, say(setting.explanation)),
    type === 'slider' && Number.isFinite(usual) && h('p', {}, t('usual', amount(usual, decimals, say(unit)))),
    setting.assumption && h('p', {}, h('strong', {}, t('assumption')), ' ', say(setting.assumption)),
    (setting.sources ?? []).length > 0 && h('ul', {}, setting.sources.map(each => h('li', {},
      each.says && `${say(each.says)} `, each.quote && [h('q', {lang: 'cy'}, each.quote), ' '],
      h('cite', {}, say(each.title)), each.where && `, ${say(each.where)} `, h('small', {}, `(${each.id})`)))),
    h('p', {}, h('code', {}, setting.key)));
}

