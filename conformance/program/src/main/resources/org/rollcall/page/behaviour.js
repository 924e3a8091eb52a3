
/** @typedef {any} Value a value of a variable: a function of CPUs is an object, a set an array */
/** @typedef {{[variable: string]: Value}} State */
/** @typedef {{lane: number, name: string, source: string}} Step */
/** @typedef {{sent: number, from: number, to: number, taken: number, text: string}} Message */
/** @typedef {{lanes: string[], steps: Step[], states: State[], messages: Message[]}} Behaviour */
/** @typedef {{perCpu: string[], shared: string[], still: string[]}} Sorted */
/** @typedef {{parameters: string[], source: string, words: string, guards: string[]}} Action */

const ROW = 28;
const TOP = 34;
const LANE = 120;
const NAMES = 220;

/**
 * What a CPU is doing in a state, the innermost first: a class for its colour, and words.
 * @param {State} state
 * @param {string} cpu
 * @returns {[string, string]}
 */
function activity(state, cpu) {
  if (!state.task) {
    return state.daifI ? ['hard', 'PSTATE.I is set'] : ['open', `PSTATE.I is clear, PMR ${state.pmr}`];
  }
  const at = (/** @type {string} */ variable) => (state[variable] && typeof state[variable] === 'object' ? state[variable][cpu] : undefined);
  const busy = (/** @type {string} */ variable) => at(variable) !== undefined && at(variable) !== '-';
  if (busy('nmiPc')) return ['nmi', 'in the NMI handler'];
  if (busy('dbgPc')) return ['dbg', 'in the debugger'];
  if (busy('irqPc')) return ['hard', 'in an interrupt handler'];
  const task = String(at('task') ?? 'open');
  /** @type {{[task: string]: [string, string]}} */
  const tasks = {
    open: ['open', 'interrupts on'],
    irqoff: ['irqoff', 'interrupts off'],
    stuck: ['stuck', 'locked up, interrupts off'],
    longoff: ['stuck', 'interrupts off for long'],
    stopping: ['irqoff', 'stops the others'],
    idle: ['open', 'idle'],
    off: ['away', 'offline'],
    stopped: ['away', 'stopped'],
    suspended: ['away', 'suspended'],
  };
  return tasks[task] ?? ['hard', 'DAIF masked'];
}

/** @param {Value} value @returns {string} */
const words = (value) => (Array.isArray(value) ? `{${value.map(words).join(', ')}}`
  : value !== null && typeof value === 'object' ? Object.entries(value).map(([k, v]) => `${k}: ${words(v)}`).join('; ')
    : value === true ? 'TRUE' : value === false ? 'FALSE' : String(value));

/**
 * What stands in the specification of any step of its kind, of this one: parameters become its arguments.
 * @param {string} text
 * @param {string} step `Take(c1, N)`
 * @param {Action} action
 */
function ofStep(text, step, action) {
  const given = step.includes('(') ? step.slice(step.indexOf('(') + 1, -1).split(', ') : [];
  return action.parameters.reduce((now, parameter, i) => now.replace(new RegExp(`\\b${parameter}\\b(?!')`, 'g'), given[i]), text);
}

/**
 * The guard that refuses a step. The model speaks of "the label" and "the state to leave" where the guard names them.
 * @param {string} refusal
 * @param {string} step
 * @param {Action | undefined} action
 */
function needs(refusal, step, action) {
  if (!action) return refusal;
  const named = (/** @type {RegExp} */ form) => action.guards.map((guard) => form.exec(guard)?.[1]).find(Boolean);
  const words = refusal.replace('the label', (said) => named(/At\(\w+, "(\w+)"\)$/) ?? said)
    .replace('the state to leave', (said) => named(/^task\[\w+\] = ("\w+")$/) ?? said);
  return ofStep(words, step, action);
}

/**
 * The behaviour as a picture: a lane for each CPU, a row for each step.
 * @param {Behaviour} data
 * @param {boolean} over whether nothing comes after it: a message that is not taken never is
 * @param {number} [names] the room for the names of the steps in pixels; none where they stand beside the picture
 * @returns {[Element, (step: number) => void]} the picture, and what marks a step in it
 */
function lanes(data, over, names = 0) {
  const x = (/** @type {number} */ lane) => names + LANE * lane + LANE / 2;
  const y = (/** @type {number} */ step) => TOP + ROW * step + ROW / 2;
  const height = TOP + ROW * data.steps.length + 12;
  const width = names + LANE * data.lanes.length + 20;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const current = svg('rect', { class: 'row', x: 0, width, height: ROW, y: -ROW });
  drawing.append(current);
  data.lanes.forEach((name, lane) => {
    for (let step = 0; step < data.steps.length; step++) {
      const [kind] = activity(data.states[step + 1], name);
      drawing.append(svg('rect', { class: kind, x: x(lane) - 9, y: TOP + ROW * step, width: 18, height: ROW }));
    }
    drawing.append(svg('text', { x: x(lane), y: 20, 'text-anchor': 'middle' }, name));
    drawing.append(svg('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: TOP, y2: height - 8 }));
  });
  data.messages.forEach((message) => {
    const lost = message.taken >= 0 ? '' : over ? ' lost' : ' waits';
    const [x1, y1, x2] = [x(message.from), y(message.sent), x(message.to)];
    const side = x2 > x1 ? -16 : 16;
    const y2 = message.taken < 0 ? height - 14 : y(message.taken);
    drawing.append(svg('polyline', { class: 'message' + lost, points: `${x1},${y1} ${x2 + side},${y1} ${x2 + side},${y2 - 6}` }));
    drawing.append(svg('polygon', { class: 'head' + lost, points: `${x2 + side - 5},${y2 - 8} ${x2 + side + 5},${y2 - 8} ${x2 + side},${y2}` }));
    drawing.append(svg('text', { class: 'soft', x: (x1 + x2) / 2, y: y1 - 4, 'text-anchor': 'middle' }, message.text));
  });
  data.steps.forEach((step, i) => {
    if (names > 0) drawing.append(svg('text', { x: 8, y: y(i) + 4 }, `${i + 1} ${step.name}`));
    drawing.append(svg('circle', { class: 'step', cx: x(step.lane), cy: y(i), r: 5 }));
  });
  return [drawing, (step) => current.setAttribute('y', String(step > 0 ? TOP + ROW * (step - 1) : -ROW))];
}

function legend() {
  const key = (/** @type {string} */ kind, /** @type {string} */ text) => html('span', {},
    svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, svg('rect', { class: kind, width: 18, height: 14 })), text);
  return html('p', { class: 'legend' }, key('open', 'interrupts on'), key('irqoff', 'interrupts off, locked up'),
    key('hard', 'DAIF masked, or in an interrupt'), key('nmi', 'in the NMI handler'), key('dbg', 'in the debugger'), key('away', 'not running'));
}

/** @param {Value} value @param {string[]} cpus */
const isOwn = (value, cpus) => value !== null && typeof value === 'object' && !Array.isArray(value) && cpus.every((cpu) => cpu in value);

/** @param {Value} one @param {Value} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Variables by whether some state differs from the first in them, and by whether each CPU has its own value.
 * @param {string[]} cpus
 * @param {State[]} states
 * @returns {Sorted}
 */
function sortedVariables(cpus, states) {
  const changes = (/** @type {string} */ name) => states.some((state) => !same(state[name], states[0][name]));
  const names = Object.keys(states[0]);
  const perCpu = names.filter((name) => isOwn(states[0][name], cpus));
  const shared = names.filter((name) => !perCpu.includes(name));
  return { perCpu: perCpu.filter(changes), shared: shared.filter(changes), still: names.filter((name) => !changes(name)) };
}

/**
 * A table that scrolls by itself where it is too wide.
 * @param {string} label
 * @param {string[]} head
 * @param {Element[]} rows
 */
function table(label, head, rows) {
  return html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    html('table', {}, head.length > 0 ? html('thead', {}, html('tr', {}, head.map((name) => html('th', { scope: 'col' }, name)))) : null,
      html('tbody', {}, rows)));
}

/**
 * A state as tables, with what the last step changed marked.
 * @param {string[]} cpus
 * @param {State} state
 * @param {State | undefined} before
 * @param {Sorted} sorted
 */
function stateTables(cpus, state, before, sorted) {
  const row = (/** @type {string} */ name, /** @type {Value[]} */ cells) => html('tr',
    { class: before !== undefined && !same(state[name], before[name]) ? 'changed' : null },
    html('th', { scope: 'row' }, name), cells.map((cell) => html('td', { class: 'mono' }, words(cell))));
  const does = html('tr', {}, html('th', { scope: 'row' }, 'does'), cpus.map((cpu) => html('td', {}, activity(state, cpu)[1])));
  return [
    html('h3', {}, 'Each CPU'),
    table('variables of each CPU', ['variable', ...cpus], [does, ...sorted.perCpu.map((name) => row(name, cpus.map((cpu) => state[name][cpu])))]),
    sorted.shared.length > 0 ? html('h3', {}, 'Locks, counters, masks') : null,
    sorted.shared.length > 0 ? table('shared variables', [], sorted.shared.map((name) => row(name, [state[name]]))) : null,
    html('details', {}, html('summary', {}, `${sorted.still.length} variables that no step changes`),
      table('unchanged variables', [], sorted.still.map((name) => row(name, [state[name]])))),
  ];
}

/**
 * The words of a step, the kernel function that it stands for, and its guards.
 * @param {string} step
 * @param {Action | undefined} action
 */
function about(step, action) {
  if (!action) return [];
  return [
    action.words ? html('span', { class: 'words' }, action.words) : null,
    action.source ? html('span', { class: 'mono soft' }, action.source) : null,
    action.guards.length > 0 ? html('span', { class: 'mono soft guards' }, 'guard: ' + action.guards.map((guard) => ofStep(guard, step, action)).join(' ∧ ')) : null,
  ].filter(Boolean);
}

/**
 * Steps that are refused, each with the guard that refuses it.
 * @param {{step: string, needs: string}[]} refused
 * @param {{[name: string]: Action}} actions
 */
function refusedList(refused, actions) {
  return html('ul', { class: 'refused' }, refused.map(({ step, needs: refusal }) => html('li', {}, html('code', {}, step), ' needs ',
    html('span', { class: 'mono' }, needs(refusal, step, actions[nameOf(step)])))));
}

/** @param {string} step `Take(c1, N)` */
const nameOf = (step) => step.replace(/\(.*/, '');
