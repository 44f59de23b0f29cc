// What the simulation says: the headline differences, how sure they are, and how far it has come.

import {h} from './dom.js';
import {sign, strip} from './charts.js';

/** The outcomes that stand in the first table: the headlines, and one of a heading that has none. */
export function shownOutcomes(page) {
  return page.facts.headings.map(heading => {
    const all = page.facts.outcomes.filter(outcome => outcome.heading === heading.id);
    const headlines = all.filter(outcome => outcome.headline);
    return {heading, outcomes: headlines.length > 0 ? headlines : all.filter(outcome => outcome.better !== 'neither').slice(1, 2)};
  });
}

export function isHidden(page) {
  if (page.answer?.hidden) return true;
  return page.round !== null && page.round.open && !page.round.revealed && !page.peek;
}

export function answer(page) {
  const {t, room, answer: {current}, view} = page;
  if (isHidden(page)) {
    return [h('h2', {}, t('results')), h('p', {class: 'hidden'}, t('hidden')),
      view === 'presenter' && h('p', {}, h('button', {type: 'button', 'data-do': 'peek', id: 'peek'}, t('peek')))];
  }
  if (!current?.outcomes) return [h('h2', {}, t('results')), lacking(page) ?? h('p', {class: 'waiting'}, t('computing'))];
  return [
    h('h2', {class: view === 'projector' ? 'unseen' : null}, t('results')),
    lacking(page),
    !isCrowded(page) && finding(page),
    table(page, shownOutcomes(page)),
    h('p', {class: 'legend'}, t('legend')),
    (room.cautions ?? []).length > 0 && view !== 'projector' && h('details', {class: 'cautions'},
      h('summary', {}, t('cautions', room.cautions.length)), h('ul', {}, room.cautions.map(text => h('li', {}, page.say(text))))),
  ];
}

/** Why what is shown is not yet of the settings as they are. */
function lacking({t, say, room}) {
  if (!room.lacking) return null;
  const {scenario, reason} = room.lacking, title = say(room.titles[scenario]);
  return h('p', {class: 'note', id: 'lacking'}, reason ? t('noFee', title, say(reason)) : t('seekingFee', title));
}

/** Of so many scenarios the sentence would say one, and take the room of another row. */
export const isCrowded = ({view, room}) => view === 'projector' && room.titles.length > 4;

export function finding(page) {
  const text = page.answer.current?.finding?.[page.focus];
  // A sign stays with its number.
  return h('p', {class: 'finding', id: 'finding'}, text ? page.say(text).replaceAll('−£', '−\u2060£') : '…');
}

/** Which way a difference points, in a word. */
export function verdict(page, outcome, difference) {
  if (!difference?.resolved) return {word: page.t('unclear'), kind: 'unclear'};
  const isGood = outcome.better === 'neither' ? null : (difference.mean > 0) === (outcome.better === 'more');
  const word = page.t(isGood === null ? 'differs' : isGood ? 'better' : 'worse');
  return {word: difference.robust ? `${word} ◆` : word, kind: isGood === null ? 'unclear' : isGood ? 'good' : 'bad'};
}

export const cellAxis = (page, outcome, differences) => {
  const least = outcome.smallestDifference > 0 ? 2 * outcome.smallestDifference : 1e-9;
  const far = Math.max(least, ...differences.filter(Boolean).flatMap(each =>
    [each.mean, each.low, each.high, each.rangeLow, each.rangeHigh, each.marked].filter(Number.isFinite).map(Math.abs)));
  const axis = page.axes.get(`strip ${outcome.id}`, [-far, far], page.isSettled, {count: 4});
  const edge = Math.max(-axis.low, axis.high);
  return {low: -edge, high: edge};
};

/** `−£0.84m` of `−£0.84m/year`: the unit stands with the outcome's name. */
export const withoutUnit = text => text.match(/^[+−]?£?[\d.,]+(?: ?(?:m|bn|miliwn|biliwn)(?![a-zŵŷâêîô]))?/i)?.[0] ?? text;

/** Rows of outcomes by heading, columns of scenarios. */
export function table(page, groups, {ranges = true} = {}) {
  const {t, say, room} = page, {outcomes} = page.answer.current;
  const others = room.titles.map((title, i) => ({title, i})).slice(1, Object.values(outcomes)[0]?.levels.length);
  return h('div', {class: 'wide', role: 'group', tabindex: 0, 'aria-label': t('table')},
    h('table', {class: `answer many${others.length}`, role: 'table'},
      h('caption', {class: 'unseen'}, t('tableCaption', say(room.titles[0]))),
      h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'},
        h('th', {scope: 'col', role: 'columnheader'}, t('outcome')),
        h('th', {scope: 'col', role: 'columnheader', class: 'level'}, sign(0), ' ', say(room.titles[0])),
        others.map(({title, i}) => h('th', {scope: 'col', role: 'columnheader', class: i === page.focus ? 'focus' : null},
          sign(i), ' ', say(title))))),
      groups.filter(group => group.outcomes.some(outcome => outcomes[outcome.id])).map(({heading, outcomes: rows}) =>
        h('tbody', {'data-key': heading.id, role: 'rowgroup'},
          h('tr', {class: 'heading', role: 'row'}, h('th', {scope: 'rowgroup', role: 'rowheader', colspan: others.length + 2}, say(heading.name))),
          rows.filter(outcome => outcomes[outcome.id]).map(outcome => row(page, outcome, outcomes[outcome.id], others, ranges))))));
}

function row(page, outcome, {levels, differences}, others, ranges) {
  const {t, say, lang} = page, isFar = page.view === 'projector', axis = cellAxis(page, outcome, differences);
  return h('tr', {'data-key': outcome.id, 'data-outcome': outcome.id, role: 'row'},
    h('th', {scope: 'row', role: 'rowheader'}, say(outcome.label), h('small', {}, ` ${say(outcome.unit)}`)),
    h('td', {class: 'level', role: 'cell'}, h('span', {class: 'narrow'}, `${say(page.room.titles[0])}: `), levels[0]?.printed?.[lang] ?? '–'),
    others.map(({title, i}) => {
      const difference = differences[i];
      if (!difference) return h('td', {role: 'cell'}, '–');
      const printed = difference.printed[lang], {word, kind} = verdict(page, outcome, difference);
      return h('td', {'data-scenario': i, class: i === page.focus ? 'focus' : null, role: 'cell'},
        h('div', {class: 'cell'},
          h('div', {}, h('span', {class: 'narrow'}, `${say(title)}: `),
            h('b', {class: 'difference'}, isFar ? withoutUnit(printed.difference) : printed.difference), printed.error && h('span', {class: 'error'}, ` ± ${printed.error}`), ' ',
            outcome.origin !== 'construction' && h('span', {class: `verdict ${kind}`}, h('span', {class: 'word'}, word)),
            ranges && !isFar && printed.range && h('small', {class: 'range'}, t('range', printed.range))),
          strip(difference, axis, {series: i, matters: outcome.smallestDifference, height: isFar && others.length > 1 ? 22 : 30})));
    }));
}

/** How many replicates, and whether more are on their way. */
export function progress(page) {
  const {t, view} = page, current = page.answer.current;
  if (!current || isHidden(page)) return null;
  const {replicates, of, done, remembered, estimated, checked} = current;
  return h('div', {class: 'progress', id: 'progress'},
    h('label', {for: 'replicates'}, estimated ? t(view === 'presenter' ? 'estimatedBetween' : 'estimated') : t('replicates', replicates, of),
      remembered && ` (${t('remembered')})`, view === 'presenter' && checked && ` (${t('checked', checked.within, checked.of)})`),
    h('span', {class: 'settled'}, t(done && !page.room.lacking ? 'settled' : 'refining')),
    h('progress', {id: 'replicates', max: of, value: Math.min(replicates, of)}));
}
