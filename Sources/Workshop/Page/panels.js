// The other pictures, and what the facilitator does with the room.

import {h} from './dom.js';
import {code, course, guesses, ranks, sign, strip, tradeOff, waterfall} from './charts.js';
import {cellAxis, isHidden, table, verdict, withoutUnit} from './answer.js';
import {qrCode} from './qr.js';
import {decimal, tickLabel} from './numbers.js';

export const PANELS = ['headlines', 'time', 'gains', 'tradeoff', 'ranking', 'changed', 'guesses', 'all'];

export function choosePanel(page) {
  return h('nav', {class: 'panels', 'aria-label': page.t('pictures')}, PANELS.map(name =>
    h('button', {type: 'button', 'data-do': 'panel', 'data-panel': name, id: `panel-${name}`,
      'aria-pressed': String(page.panel === name)}, page.t(`panel-${name}`))));
}

export function panel(page) {
  const {t} = page;
  if (page.panel === 'headlines') return [];
  const heading = h('h2', {}, t(`panel-${page.panel}`));
  if (page.panel === 'guesses') return [heading, predict(page)];
  if (isHidden(page)) return [heading, h('p', {class: 'hidden'}, t('hidden'))];
  if (!page.answer.current?.outcomes) return [heading, h('p', {class: 'waiting'}, t('computing'))];
  return [heading, {time, gains, tradeoff, ranking, changed, all}[page.panel](page)];
}

const outcomeOf = (page, id) => page.facts.outcomes.find(outcome => outcome.id === id);

/** Chooses the outcome that a picture shows; for all browsers. */
function chooseOutcome(page, ids, label = page.t('outcomeShown')) {
  if (page.view !== 'presenter') return null;
  return h('div', {class: 'field'}, h('label', {for: 'outcome'}, label),
    h('select', {id: 'outcome', 'data-set': 'outcome'}, ids.map(id =>
      h('option', {value: id, selected: id === page.outcome, 'data-key': id}, page.say(outcomeOf(page, id).label)))));
}

const key = page => h('ul', {class: 'key'}, page.room.titles.map((title, i) => h('li', {}, sign(i), ' ', page.say(title))));

function numbers(page, columns, rows) {
  if (page.view === 'projector') return null;
  return h('details', {}, h('summary', {}, page.t('numbers')), h('div', {class: 'wide', role: 'group', tabindex: 0, 'aria-label': page.t('numbers')},
    h('table', {}, h('thead', {}, h('tr', {}, columns.map(column => h('th', {scope: 'col'}, column)))),
      h('tbody', {}, rows.map(row => h('tr', {}, h('th', {scope: 'row'}, row[0]), row.slice(1).map(cell => h('td', {}, cell))))))));
}

function time(page) {
  const {t, say, lang, axes} = page, given = page.answer.current.course;
  const ids = page.facts.outcomes.map(outcome => outcome.id).filter(id => given?.outcomes?.[id]);
  if (ids.length === 0) return h('p', {class: 'waiting'}, t('computing'));
  const id = ids.includes(page.outcome) ? page.outcome : ids[0], outcome = outcomeOf(page, id);
  const series = given.outcomes[id], unit = say(outcome.unit);
  const up = axes.get(`time ${id}`, series.flatMap(each => [...each.low, ...each.high]), page.isSettled, {zero: false});
  const across = {values: [...Array(Math.ceil(given.times.at(-1)) + 1).keys()], step: 1, low: 0, high: Math.ceil(given.times.at(-1))};
  const print = value => tickLabel(value, {...up, step: up.step / 10}, unit, lang);
  return [chooseOutcome(page, ids), key(page),
    h('p', {class: 'axis'}, `↑ ${say(outcome.label)} (${unit})`),
    course({...page.size, name: t('timeName', say(outcome.label)), times: given.times, series, across, up, unit, lang}),
    h('p', {class: 'axis end'}, t('yearsFromStart')),
    h('p', {class: 'legend'}, t(up.low > 0 ? 'timeLegendNoZero' : 'timeLegend')),
    numbers(page, [t('year'), ...page.room.titles.map(say)],
      given.times.map((year, i) => [decimal(year, 2), ...series.map(each => `${print(each.median[i])} (${t('to', print(each.low[i]), print(each.high[i]))})`)]))];
}

function gains(page) {
  const {t, say, lang} = page, all = page.answer.current.gains ?? [];
  const ids = [...new Set(all.map(row => row.outcome))];
  if (ids.length === 0) return h('p', {class: 'waiting'}, t('computing'));
  const id = ids.includes(page.outcome) ? page.outcome : ids[0], outcome = outcomeOf(page, id);
  const rows = all.filter(row => row.outcome === id);
  const axis = cellAxis(page, {...outcome, id: `gains ${id}`}, rows.flatMap(row => row.differences));
  const others = page.room.titles.map((title, i) => ({title, i})).slice(1);
  return [chooseOutcome(page, ids),
    h('p', {}, t('gainsOf', say(outcome.label), say(outcome.unit))),
    h('div', {class: 'wide', role: 'group', tabindex: 0, 'aria-label': t('panel-gains')},
      h('table', {class: `answer many${others.length}`}, h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('group')),
        others.map(({title, i}) => h('th', {scope: 'col'}, sign(i), ' ', say(title))))),
      h('tbody', {}, rows.map(row => h('tr', {'data-key': row.group},
        h('th', {scope: 'row'}, say(page.facts.groups.find(group => group.id === row.group)?.label ?? {en: row.group, cy: row.group})),
        others.map(({i}) => {
          const difference = row.differences[i];
          if (!difference) return h('td', {}, '–');
          const {word, kind} = verdict(page, outcome, difference);
          const isFar = page.view === 'projector', {difference: printed} = difference.printed[lang];
          return h('td', {}, h('div', {class: 'cell'},
            h('div', {}, h('b', {class: 'difference'}, isFar ? withoutUnit(printed) : printed), ' ',
              h('span', {class: `verdict ${kind}`}, h('span', {class: 'word'}, word))),
            strip(difference, axis, {series: i, matters: outcome.smallestDifference, height: isFar ? 22 : 30})));
        })))))),
    h('p', {class: 'legend'}, t('gainsLegend'))];
}

function tradeoff(page) {
  const {t, say, lang, axes} = page, {outcomes} = page.answer.current;
  const ids = page.facts.outcomes.filter(outcome => outcome.headline && outcome.heading !== 'money' && outcomes[outcome.id]).map(outcome => outcome.id);
  const id = ids.includes(page.outcome) ? page.outcome : ids[0];
  const money = outcomeOf(page, 'authority_spend'), other = outcomeOf(page, id);
  if (!money || !other || !outcomes[money.id]) return h('p', {class: 'waiting'}, t('computing'));
  const range = (difference, name) => difference[name] ?? difference.mean;
  const points = [{series: 0, x: 0, xLow: 0, xHigh: 0, y: 0, yLow: 0, yHigh: 0},
    ...outcomes[money.id].differences.flatMap((x, i) => {
      const y = outcomes[id].differences[i];
      return x && y && Number.isFinite(x.mean) && Number.isFinite(y.mean) ? [{series: i, x: x.mean, xLow: range(x, 'rangeLow'), xHigh: range(x, 'rangeHigh'),
        y: y.mean, yLow: range(y, 'rangeLow'), yHigh: range(y, 'rangeHigh')}] : [];
    })];
  const across = axes.get('tradeoff x', points.flatMap(point => [point.xLow, point.xHigh]), page.isSettled);
  const up = axes.get(`tradeoff ${id}`, points.flatMap(point => [point.yLow, point.yHigh]), page.isSettled);
  const better = outcome => t(outcome.better === 'more' ? 'moreIsBetter' : 'lessIsBetter');
  return [chooseOutcome(page, ids), key(page),
    h('p', {class: 'axis'}, `↑ ${say(other.label)} (${say(other.unit)}), ${better(other)}`),
    tradeOff({...page.size, name: t('tradeoffName', say(money.label), say(other.label)), points, across, up, acrossUnit: say(money.unit), upUnit: say(other.unit), lang}),
    h('p', {class: 'axis end'}, `${say(money.label)} (${say(money.unit)}), ${better(money)} →`),
    h('p', {class: 'legend'}, t('tradeoffLegend')),
    numbers(page, [t('scenario'), say(money.label), t('range90'), say(other.label), t('range90')],
      points.slice(1).map(({series}) => [say(page.room.titles[series]),
        ...[money.id, id].flatMap(name => {
          const {printed} = outcomes[name].differences[series];
          return [printed[lang].difference, printed[lang].range];
        })]))];
}

function ranking(page) {
  const {t, say, facts, room} = page, given = page.ranks;
  const weights = h('fieldset', {class: 'weights'}, h('legend', {}, t('weights')), facts.headings.map(heading => {
    const value = page.weight(heading.id);
    return page.view === 'presenter'
      ? h('div', {class: 'control', 'data-key': heading.id},
        h('div', {class: 'name'}, h('label', {for: `weight-${heading.id}`}, say(heading.name)), h('output', {for: `weight-${heading.id}`}, decimal(value))),
        h('input', {type: 'range', id: `weight-${heading.id}`, min: 0, max: 100, step: 5, value: String(value), 'data-weight': heading.id}))
      : h('p', {'data-key': heading.id}, `${say(heading.name)}: ${decimal(value)}`);
  }));
  if (given?.scores.length !== room.titles.length) return [weights, h('p', {class: 'waiting'}, t('computing'))];
  const order = given.scores.map((score, i) => ({score, i})).sort((a, b) => b.score - a.score).map(each => each.i);
  const percent = share => `${decimal(100 * share)}%`;
  const best = order[0];
  return [weights,
    h('p', {class: 'finding'}, t('rankFinding', say(room.titles[best]), percent(given.probabilities[best][0]))),
    h('div', {class: 'wide', role: 'group', tabindex: 0, 'aria-label': t('panel-ranking')}, h('table', {class: 'ranks'},
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('scenario')), h('th', {scope: 'col'}, t('rankProbabilities')), h('th', {scope: 'col'}, t('score')))),
      h('tbody', {}, order.map(i => h('tr', {'data-key': String(i)}, h('th', {scope: 'row'}, sign(i), ' ', say(room.titles[i])),
        h('td', {}, ranks({width: page.view === 'projector' ? 720 : 360, font: page.size.font * 0.9, name: given.probabilities[i].map((share, rank) => `${rank + 1}: ${percent(share)}`).join('; '), rows: [given.probabilities[i]]})),
        h('td', {}, decimal(100 * given.scores[i], 0))))))),
    h('p', {class: 'legend'}, t('rankLegend'))];
}

function changed(page) {
  const {t, say, lang, axes} = page;
  const ids = page.facts.outcomes.filter(outcome => outcome.headline).map(outcome => outcome.id);
  const given = page.changed?.scenario === page.focus && page.changed.outcome === page.outcome ? page.changed : null;
  const top = [chooseOutcome(page, ids), h('p', {}, t('changedOf', say(page.room.titles[page.focus]), say(page.room.titles[0])))];
  if (!given) return [...top, h('p', {class: 'waiting'}, t('computing'))];
  const outcome = outcomeOf(page, given.outcome), total = given.end - given.start;
  const steps = given.steps.map(step => ({label: say(step.label), change: step.change, error: step.error, printed: step.printed[lang]}));
  let level = 0;
  const levels = steps.flatMap(step => [level += step.change, level - (step.error || 0), level + (step.error || 0)]);
  const axis = axes.get(`changed ${given.outcome}`, [0, ...levels], page.isSettled, {count: 4});
  const printed = tickLabel(total, {...axis, step: axis.step / 10}, say(outcome.unit), lang, true);
  return [...top, h('p', {class: 'finding'}, say(given.sentence)),
    waterfall({...page.size, name: `${t('panel-changed')}: ${say(outcome.label)}`, axis, unit: say(outcome.unit), lang,
      steps: [...steps, {label: t('inAll'), change: total, printed, isTotal: true}]}),
    h('p', {class: 'axis end'}, `${say(outcome.label)} (${say(outcome.unit)})`),
    h('p', {class: 'legend'}, t('changedLegend', given.replicates)),
    numbers(page, [t('setting'), t('change'), '±'], steps.map(step => [step.label, step.printed,
      Number.isFinite(step.error) ? tickLabel(step.error, {...axis, step: axis.step / 100}, say(outcome.unit), lang) : '–']))];
}

function all(page) {
  return table(page, page.facts.headings.map(heading => ({heading, outcomes: page.facts.outcomes.filter(outcome => outcome.heading === heading.id)})), {ranges: true});
}

// MARK: Predict first

export function predict(page) {
  const {t, say, lang, round, view, room} = page;
  if (!round) {
    if (view !== 'presenter') return h('p', {}, t('noRound'));
    const ids = page.facts.outcomes.filter(outcome => outcome.headline).map(outcome => outcome.id);
    return [h('p', {}, t('predictHelp')), chooseOutcome(page, ids, t('askOutcome')),
      h('p', {class: 'buttons'}, h('button', {type: 'button', 'data-do': 'ask', id: 'ask'}, t('ask', say(room.titles[page.focus]))))];
  }
  const outcome = outcomeOf(page, round.outcome), unit = say(outcome.unit);
  const isWaiting = round.open && !round.revealed;
  return [
    h('p', {class: 'question', id: 'question'}, t('question', say(outcome.label), unit, say(room.titles[round.scenario] ?? room.titles[0]), say(room.titles[0]))),
    h('p', {id: 'count'}, t(round.count === 1 ? 'guessOne' : 'guessMany', round.count)),
    isWaiting && view !== 'projector' && h('form', {'data-form': 'guess', class: 'guess'},
      h('div', {class: 'field'}, h('label', {for: 'guess'}, t('yourGuess', unit)), h('input', {id: 'guess', name: 'value', type: 'text', inputmode: 'text', autocomplete: 'off', required: true, 'aria-describedby': 'guess-help'}),
        h('small', {id: 'guess-help'}, t('guessHelp'))),
      h('div', {class: 'field'}, h('label', {for: 'guess-name'}, t('yourName')), h('input', {id: 'guess-name', name: 'name', type: 'text', maxlength: 80, autocomplete: 'off'})),
      h('label', {class: 'check'}, h('input', {type: 'checkbox', name: 'consent', id: 'guess-consent'}), ' ', t('consentName')),
      h('p', {class: 'buttons'}, h('button', {type: 'submit', id: 'send-guess'}, t('sendGuess'))), page.sent && h('p', {role: 'status'}, t('guessSent'))),
    !isWaiting && reveal(page, outcome, unit),
    view === 'presenter' && h('p', {class: 'buttons'},
      isWaiting && h('button', {type: 'button', 'data-do': 'reveal', id: 'reveal'}, t('reveal')),
      h('button', {type: 'button', 'data-do': 'close', id: 'close'}, t('closeRound'))),
  ];
}

function reveal(page, outcome, unit) {
  const {t, say, lang, round, axes} = page, values = round.guesses.map(guess => guess.value);
  const {result} = round;
  const axis = axes.get('guesses', [...values, result?.mean, result?.low, result?.high], page.isSettled);
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  const print = value => tickLabel(value, {...axis, step: axis.step / 10}, unit, lang, true);
  return [round.sentence && h('p', {class: 'finding'}, say(round.sentence)),
    guesses({...page.size, name: t('panel-guesses'), values, result, axis, unit, lang}),
    h('p', {class: 'axis end'}, `${say(outcome.label)} (${unit})`),
    values.length > 0 && result && h('p', {id: 'gap'}, t('gap', print(middle), print(result.mean), print(middle - result.mean))),
    h('p', {class: 'legend'}, t('guessLegend')),
    numbers(page, [t('guess'), t('gapName'), t('name')], round.guesses.map(guess => [print(guess.value), result ? print(guess.value - result.mean) : '–', guess.name ?? '']))];
}

// MARK: The facilitator

export function agenda(page) {
  const {t, say, room} = page, step = room.state.step ?? 0, steps = room.agenda ?? [];
  return [
    h('h2', {}, t('agenda')),
    h('ol', {class: 'agenda', hidden: steps.length === 0}, steps.map((each, i) => h('li', {'aria-current': i === step ? 'step' : null, 'data-key': String(i)},
      h('button', {type: 'button', class: 'quiet', 'data-do': 'step', 'data-step': i, id: `step-${i}`}, say(each.title)),
      i === step && each.text && h('p', {class: 'note'}, say(each.text))))),
    h('details', {id: 'edit-agenda'}, h('summary', {}, t('editAgenda')),
      h('form', {'data-form': 'agenda'},
        h('div', {class: 'field'}, h('label', {for: 'agenda-title'}, t('stepTitle')), h('input', {id: 'agenda-title', name: 'title', type: 'text', maxlength: 200, required: true})),
        h('div', {class: 'field'}, h('label', {for: 'agenda-note'}, t('stepNote')), h('textarea', {id: 'agenda-note', name: 'text', rows: 2, maxlength: 2000})),
        h('label', {class: 'check'}, h('input', {type: 'checkbox', name: 'state', id: 'agenda-state'}), ' ', t('stepState')),
        h('p', {class: 'buttons'}, h('button', {type: 'submit', id: 'add-step'}, t('addStep')),
          steps.length > 0 && h('button', {type: 'button', 'data-do': 'unstep', id: 'unstep'}, t('removeStep'))))),
  ];
}

export function keep(page) {
  const {t, say, room} = page;
  return [
    h('h2', {}, t('keepHeading')),
    h('form', {'data-form': 'keep'},
      h('p', {}, t('keepHelp', say(room.titles[page.editing]))),
      h('div', {class: 'field'}, h('label', {for: 'keep-name'}, t('fileName')), h('input', {id: 'keep-name', name: 'name', type: 'text', required: true, pattern: '[a-z0-9][a-z0-9\\-]*', maxlength: 60, autocomplete: 'off', 'aria-describedby': 'keep-name-help'}),
        h('small', {id: 'keep-name-help'}, t('fileNameHelp'))),
      h('div', {class: 'field'}, h('label', {for: 'keep-title'}, t('keepTitle')), h('input', {id: 'keep-title', name: 'title', type: 'text', required: true, maxlength: 200})),
      h('div', {class: 'field'}, h('label', {for: 'keep-workshop'}, t('workshopName')), h('input', {id: 'keep-workshop', name: 'workshop', type: 'text', maxlength: 200})),
      h('div', {class: 'field'}, h('label', {for: 'keep-who'}, t('whoSaid')), h('input', {id: 'keep-who', name: 'who', type: 'text', maxlength: 100, autocomplete: 'off'})),
      h('label', {class: 'check'}, h('input', {type: 'checkbox', name: 'consent', id: 'keep-consent'}), ' ', t('consentWho')),
      h('p', {class: 'buttons'}, h('button', {type: 'submit', id: 'keep'}, t('keep')))),
    h('p', {role: 'status', id: 'kept-now'}, page.kept && [t('keptNow', page.kept.file), ' ', h('code', {}, page.kept.command)]),
    (room.kept ?? []).length > 0 && h('ul', {class: 'kept'}, room.kept.map(each => h('li', {},
      h('a', {href: `scenario/${each.file}`, download: each.file}, each.file), ` ${say(each.title)}`, each.who && `, ${each.who}`, ` (${each.date})`))),
  ];
}

export function share(page) {
  const {t, lang, room} = page;
  const link = page.address('projector');
  const rows = qrCode(link);
  const join = room.join && qrCode(room.join);
  return [
    h('h2', {}, t('shareHeading')),
    h('ul', {class: 'links'},
      h('li', {}, h('a', {href: page.address('projector'), target: 'projector', id: 'open-projector'}, t('openProjector'))),
      h('li', {}, h('a', {href: page.address('participant'), target: 'participant'}, t('openParticipant'))),
      h('li', {}, h('a', {href: `report?lang=${lang}`, download: '', id: 'report'}, t('report'))),
      h('li', {}, h('a', {href: 'rehearsal', download: 'rehearsal.json', id: 'rehearsal'}, t('rehearsal')))),
    join && h('section', {'data-key': 'join'}, h('h3', {}, t('join')), code(join, t('joinCode')), h('p', {class: 'address'}, room.join)),
    h('details', {id: 'link'}, h('summary', {}, t('link')),
      rows ? code(rows, t('linkCode')) : h('p', {}, t('linkTooLong')),
      h('div', {class: 'field'}, h('label', {for: 'address'}, t('linkAddress')), h('input', {id: 'address', type: 'text', readonly: true, value: link}))),
  ];
}

