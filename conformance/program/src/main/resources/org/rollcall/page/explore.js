
/** How a walk is written into the page's address. */
const RUN = '#run=';
const RANDOM_STEPS = 25;
const NO_STEP = 'a state without a step';

/** A step as a link can hold it: `Take(c1, N)` is `Take.c1.N`. @param {string} step */
const linked = (step) => step.replace(/[(), ]+/g, '.').replace(/\.$/, '');

/** What is no trace for this model; its message is for the user. */
class Refused extends Error {}

/**
 * A walk: the states that it came through, and where in it one is.
 */
class Walked {
  /** @param {Graph} graph @param {{[name: string]: Action}} actions */
  constructor(graph, actions) {
    this.graph = graph;
    this.actions = actions;
    /** @type {string[]} */
    this.steps = [];
    this.states = [0];
    this.at = 0;
    /** @type {Map<string, string>} */
    this.byLink = new Map(graph.cpus.flatMap((cpu) => cpu.steps).map((step) => [linked(step), step]));
  }

  get state() {
    return this.states[this.at];
  }

  /** Takes a step, which must be enabled, and forgets what came behind. @param {string} step */
  take(step) {
    const choice = this.graph.choices(this.state).find((each) => each.step === step);
    if (!choice || choice.to < 0) {
      throw new Refused(`${step} ${this.why(step)}`);
    }
    this.steps = [...this.steps.slice(0, this.at), step];
    this.states = [...this.states.slice(0, this.at + 1), choice.to];
    this.at++;
  }

  /** Why a step cannot be taken here. @param {string} step */
  why(step) {
    for (let c = 0; c < this.graph.cpus.length; c++) {
      const refused = this.graph.refused(this.state, c).find((each) => each.step === step);
      if (refused) return `is refused there: it needs ${needs(refused.needs, step, this.actions[nameOf(step)])}.`;
    }
    return this.graph.choices(this.state).some((choice) => choice.step === step)
      ? 'leads beyond the states that this page holds.'
      : 'is no step of this model.';
  }

  /** Begins anew and takes steps, as far as they can be taken; throws at the first that cannot. @param {string[]} steps */
  follow(steps) {
    this.steps = [];
    this.states = [0];
    this.at = 0;
    steps.forEach((step, i) => {
      try {
        this.take(step);
      } catch (error) {
        throw error instanceof Refused ? new Refused(`Step ${i + 1} of the schedule, ${error.message} The walk ends before it.`) : error;
      }
    });
  }

  /** The schedule in the page's address. */
  link() {
    return this.at === 0 ? '#' : RUN + this.steps.slice(0, this.at).map(linked).join(',');
  }

  /** @param {string} hash */
  followLink(hash) {
    if (hash === '' || hash === '#') {
      this.follow([]);
      return;
    }
    const form = /^#run=([\w.,]+)$/.exec(hash);
    this.follow([]);
    if (!form) {
      throw new Refused('The link holds no schedule of this model; here is its initial state. A link looks like #run=T1.c1,T2.c1');
    }
    this.follow(form[1].split(',').map((part) => this.byLink.get(part) ?? part));
  }

  /** The states of a trace that names no steps. @param {any[]} states */
  followStates(states) {
    const wanted = states.map((state) => Object.fromEntries(Object.entries(state).filter(([name]) => name !== '#meta')
      .map(([name, value]) => [name, JSON.stringify(sorted(plainValue(value)))])));
    const is = (/** @type {number} */ state, /** @type {number} */ i) => {
      const here = this.graph.state(state);
      return Object.keys(here).every((name) => JSON.stringify(sorted(here[name])) === wanted[i][name]);
    };
    this.follow([]);
    if (!is(0, 0)) {
      throw new Refused('State 0 of the trace is not the first of this model.');
    }
    for (let i = 1; i < wanted.length; i++) {
      const choice = this.graph.choices(this.state).find(({ to }) => to >= 0 && is(to, i));
      if (choice) {
        this.take(choice.step);
      } else if (!is(this.state, i)) {
        throw new Refused(`No step of this model leads to state ${i} of the trace. The walk ends before it.`);
      }
    }
  }

  /** Follows what a file holds: a trace in the Informal Trace Format, a counterexample as JSON, or a schedule. @param {string} text */
  followFile(text) {
    /** @type {any} */
    let json = null;
    try {
      json = JSON.parse(text);
    } catch {
      const steps = text.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
      if (steps.length === 0 || !steps.every((step) => /^\w+(\([\w, ]*\))?$/.test(step))) {
        throw new Refused('The file is no trace: give one in the Informal Trace Format, what rollcall model --format json prints, or a schedule, one step a line.');
      }
      this.follow(steps);
      return;
    }
    if (Array.isArray(json?.counterexample?.steps)) {
      this.follow(json.counterexample.steps.map((/** @type {any} */ step) => String(step?.step)));
    } else if (Array.isArray(json?.states) && json.states.length > 0 && json.states.every((/** @type {any} */ state) => state !== null && typeof state === 'object')) {
      const actions = json.states.slice(1).map((/** @type {any} */ state) => state['#meta']?.action);
      if (actions.length > 0 && actions.every((/** @type {any} */ action) => typeof action === 'string')) {
        this.follow(actions);
      } else {
        this.followStates(json.states);
      }
    } else {
      throw new Refused('The file has no trace: neither "states" of the Informal Trace Format nor a "counterexample".');
    }
  }

  /** The walk in the Informal Trace Format. @param {string} model */
  itf(model) {
    const states = this.states.slice(0, this.at + 1).map((state, index) => ({
      '#meta': index === 0 ? { index } : { index, action: this.steps[index - 1] }, ...this.graph.itf(state),
    }));
    return { '#meta': { format: 'ITF', source: model, description: 'a walk through ' + model },
      vars: Object.keys(this.graph.itf(0)), states };
  }

  /** The walk as a counterexample, as `rollcall model --format json` prints one. @param {string} model @param {string} property */
  counterexample(model, property) {
    return { model, property, counterexample: {
      steps: this.steps.slice(0, this.at).map((step) => ({ step })),
      states: this.states.slice(0, this.at + 1).map((state) => this.graph.state(state)) } };
  }

  /** @returns {Behaviour} */
  behaviour() {
    const states = this.states.map((state) => this.graph.state(state));
    const names = this.graph.names;
    const steps = this.steps.map((step, i) => ({ name: step, source: '',
      lane: /** @type {Choice} */ (this.graph.choices(this.states[i]).find((choice) => choice.step === step)).cpu }));
    return { lanes: names, steps, states, messages: messages(names, steps, states) };
  }
}

/** Functions with their arguments in order. @param {Value} value @returns {Value} */
function sorted(value) {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(sorted) : Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/**
 * What passes between CPUs: an element that a step of one puts into a set of another is on its way until it leaves the set.
 * @param {string[]} cpus
 * @param {Step[]} steps
 * @param {State[]} states
 */
function messages(cpus, steps, states) {
  /** @type {Message[]} */
  const sent = [];
  const sets = Object.keys(states[0]).filter((name) => isOwn(states[0][name], cpus) && Array.isArray(states[0][name][cpus[0]]));
  const has = (/** @type {number} */ state, /** @type {string} */ set, /** @type {number} */ cpu, /** @type {string} */ element) => states[state][set][cpus[cpu]].includes(element);
  steps.forEach((step, i) => sets.forEach((set) => cpus.forEach((name, to) => {
    if (to === step.lane) return;
    states[i + 1][set][name].filter((/** @type {string} */ element) => !has(i, set, to, element)).forEach((/** @type {string} */ element) => {
      const left = states.findIndex((_, j) => j > i + 1 && !has(j, set, to, element));
      sent.push({ sent: i, from: step.lane, to, taken: left < 0 ? -1 : left - 1, text: `${set} ${element}` });
    });
  })));
  return sent;
}

/** The GIC and the masks of a CPU. @param {{[name: string]: any}} registers @param {string} cpu */
function registerTables(registers, cpu) {
  const sgis = Object.keys(registers).filter((name) => name.startsWith('priority ')).map((name) => name.slice(9));
  const plain = Object.keys(registers).filter((name) => !name.startsWith('priority ') && !['pending', 'enabled', 'active', 'taken'].includes(name));
  const mark = (/** @type {string} */ set, /** @type {string} */ sgi) => html('td', {}, registers[set].includes(sgi) ? 'yes' : '–');
  return [
    table(`registers of ${cpu}`, [], plain.map((name) => html('tr', {}, html('th', { scope: 'row' }, name),
      html('td', { class: 'mono' }, Array.isArray(registers[name]) ? registers[name].join(', ') || '–' : registers[name])))),
    sgis.length === 0 ? null : table(`SGIs of ${cpu}`, ['SGI', 'pending', 'enabled', 'active', 'priority', 'taken next'],
      sgis.map((sgi) => html('tr', {}, html('th', { scope: 'row' }, sgi), mark('pending', sgi), mark('enabled', sgi), mark('active', sgi),
        html('td', { class: 'mono' }, registers['priority ' + sgi]), mark('taken', sgi)))),
  ];
}

openPage((data, page) => {
  const graph = new Graph(data);
  /** @type {{[name: string]: Action}} */
  const actions = data.actions;
  const walk = new Walked(graph, actions);
  const variables = graph.sorted();
  const where = html('strong', { role: 'status' });
  const trouble = html('p', { role: 'alert', class: 'missed' });
  const choices = html('div', { class: 'cards' });
  const behaviour = html('div', { class: 'behaviour' });
  const registers = html('section', { class: 'registers', 'aria-label': 'registers' });
  const tables = html('section', { 'aria-label': 'state' });
  const goal = /** @type {HTMLSelectElement} */ (html('select', {}, [...graph.goals.map((each) => each.name), NO_STEP].map((name) => html('option', { value: name }, name))));
  const guards = /** @type {HTMLInputElement} */ (html('input', { type: 'checkbox', onchange: () => choices.classList.toggle('guarded', guards.checked) }));
  const file = /** @type {HTMLInputElement} */ (html('input', { type: 'file', onchange: openFile }));
  /** @type {Set<string>} */
  const unfolded = new Set();
  let under = 0;

  const isGoal = (/** @type {string} */ name) => (/** @type {number} */ state) => (name === NO_STEP
    ? graph.first[state] === graph.first[state + 1]
    : /** @type {Goal} */ (graph.goals.find((each) => each.name === name)).states[state] === 1);
  const reached = (/** @type {number} */ state) => graph.goals.filter((each) => each.states[state] === 1)
    .map((each) => (each.name.startsWith('Witness_') ? `${each.name} is reached` : `${each.name} is violated`));

  /** Does something to the walk, and shows where that leads. @param {() => void} change */
  function go(change) {
    trouble.textContent = '';
    try {
      change();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.textContent = error.message;
    }
    show();
  }

  const moveTo = (/** @type {number} */ at) => go(() => { walk.at = Math.max(0, Math.min(walk.steps.length, at)); });

  /** @param {string} step */
  function take(step) {
    go(() => walk.take(step));
    const cards = /** @type {HTMLElement[]} */ ([...choices.querySelectorAll('.card')]);
    const next = cards[under].querySelector('button') ?? choices.querySelector('button');
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {number} steps */
  function wander(steps) {
    go(() => {
      for (let i = 0; i < steps; i++) {
        const possible = graph.choices(walk.state).filter((choice) => choice.to >= 0);
        if (possible.length === 0) {
          throw new Refused(`No step leads on from here; the random walk ends after ${i} steps.`);
        }
        walk.take(possible[Math.floor(Math.random() * possible.length)].step);
      }
    });
  }

  function runTo() {
    go(() => {
      const way = graph.way(walk.state, isGoal(goal.value));
      if (!way) {
        throw new Refused(`From here no step leads to ${goal.value}. Go back, or begin again.`);
      }
      way.forEach((step) => walk.take(step));
    });
  }

  async function openFile() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const text = await chosen.text();
    go(() => walk.followFile(text));
    file.value = '';
  }

  /** @param {number} cpu */
  function look(cpu) {
    under = cpu;
    [...choices.children].forEach((card, i) => card.classList.toggle('under', i === cpu));
    registers.replaceChildren(html('h2', {}, `Registers of ${graph.names[cpu]}`), ...registerTables(graph.registers(walk.state, cpu), graph.names[cpu]).filter((each) => each !== null));
  }

  /** @param {number} c @param {Choice[]} possible @param {State} state */
  function card(c, possible, state) {
    const name = graph.names[c];
    const own = possible.filter((choice) => choice.cpu === c);
    const refused = graph.refused(walk.state, c);
    return html('section', { class: 'card', 'aria-label': `steps of ${name}`, onpointerenter: () => look(c), onfocusin: () => look(c) },
      html('h3', {}, html('span', { class: `chip ${activity(state, name)[0]}` }, name), ` ${activity(state, name)[1]}`),
      own.length === 0 ? html('p', { class: 'soft' }, 'no step') : null,
      html('ul', { class: 'choices' }, own.map((choice) => html('li', {},
        html('button', { type: 'button', disabled: choice.to < 0, onclick: () => take(choice.step) }, choice.step), ...about(choice.step, actions[nameOf(choice.step)])))),
      html('details', { open: unfolded.has(name), ontoggle: (/** @type {Event} */ event) => {
        const details = /** @type {HTMLDetailsElement} */ (event.target);
        if (details.open) unfolded.add(name); else unfolded.delete(name);
      } }, html('summary', {}, `${refused.length} ${refused.length === 1 ? 'step is' : 'steps are'} refused`), refusedList(refused, actions)));
  }

  function show() {
    const state = graph.state(walk.state);
    const possible = graph.choices(walk.state);
    const here = reached(walk.state);
    where.textContent = (walk.at === 0 ? 'Initial state' : `Step ${walk.at} of ${walk.steps.length}`)
      + `: ${possible.length} ${possible.length === 1 ? 'step is' : 'steps are'} possible`;
    flags.replaceChildren(...here.map((text) => html('p', { class: text.endsWith('violated') ? 'verdict missed' : 'verdict' }, text)));
    back.toggleAttribute('disabled', walk.at === 0);
    forth.toggleAttribute('disabled', walk.at === walk.steps.length);
    choices.replaceChildren(...graph.cpus.map((_, c) => card(c, possible, state)));
    look(Math.min(under, graph.cpus.length - 1));
    const drawn = walk.behaviour();
    const [drawing, mark] = lanes(drawn, false);
    mark(walk.at);
    behaviour.replaceChildren(html('ol', { class: 'steps', 'aria-label': 'steps so far' }, walk.steps.map((step, i) => html('li', {},
      html('button', { type: 'button', 'aria-current': i + 1 === walk.at ? 'step' : null, onclick: () => moveTo(i + 1) }, `${i + 1} ${step}`)))), drawing);
    tables.replaceChildren(html('h2', {}, 'State'), ...stateTables(graph.names, state, walk.at > 0 ? drawn.states[walk.at - 1] : undefined, variables).filter((each) => each !== null));
    history.replaceState(null, '', walk.link());
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      trouble.textContent = 'The link is copied.';
    } catch {
      trouble.textContent = 'The address of the page is the link; this browser does not let the page copy it.';
    }
  }

  const control = (/** @type {string} */ text, /** @type {() => void} */ act) => html('button', { type: 'button', onclick: act }, text);
  const back = control('Back (←)', () => moveTo(walk.at - 1));
  const forth = control('Forward (→)', () => moveTo(walk.at + 1));
  const flags = html('div', { class: 'flags', 'aria-live': 'polite' });
  page.append(html('p', {}, data.description), html('p', { class: 'soft' }, data.figures),
    html('div', { class: 'controls' }, back, forth, control('Start (Home)', () => moveTo(0)), control('Random step', () => wander(1)),
      control(`Random walk of ${RANDOM_STEPS}`, () => wander(RANDOM_STEPS)),
      html('label', {}, 'Run to ', goal), control('Run', runTo), html('label', {}, guards, ' guards')),
    html('div', { class: 'controls' }, control('Copy the link', copyLink),
      control('Save as ITF', () => save(`${data.model}.itf.json`, JSON.stringify(walk.itf(data.model), null, 1))),
      control('Save as counterexample', () => save(`${data.model}.json`, JSON.stringify(walk.counterexample(data.model, goal.value), null, 1))),
      control('Save as schedule', () => save(`${data.model}.steps.txt`, walk.steps.slice(0, walk.at).join('\n') + '\n')),
      html('label', {}, 'Open a trace or schedule ', file)),
    html('p', {}, where), flags, trouble,
    html('div', { class: 'explorer' },
      html('section', { class: 'next', 'aria-label': 'next steps' }, html('h2', {}, 'What may happen next'), choices),
      html('div', { class: 'present' }, registers, tables),
      html('section', { class: 'past', 'aria-label': 'so far' }, html('h2', {}, 'So far'), legend(), behaviour, pictureButton(() => lanes(walk.behaviour(), false, NAMES)[0], data.model))));

  document.addEventListener('keydown', (event) => {
    /** @type {{[key: string]: number}} */
    const to = { ArrowRight: walk.at + 1, ArrowLeft: walk.at - 1, Home: 0, End: walk.steps.length };
    if (event.altKey || event.ctrlKey || event.metaKey || /** @type {Element} */ (event.target).closest('.scroll, pre, input, select')) return;
    if (event.key in to) {
      event.preventDefault();
      moveTo(to[event.key]);
    }
  });
  window.addEventListener('hashchange', () => go(() => walk.followLink(location.hash)));
  go(() => walk.followLink(location.hash));
});
