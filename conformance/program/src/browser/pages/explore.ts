import { about, refusedList } from './actions';
import { activity, type Actions, type State } from './behaviour';
import { openPage } from './data';
import { button, html } from './dom';
import { followFile } from './files';
import { type Choice, Graph, type GraphData } from './graph';
import { asOneStop, keepingFocus, onArrows } from './keys';
import { lanes, legend, NAMES } from './lanes';
import { pictureButton, save } from './picture';
import { registerTables } from './registers';
import { stateTables } from './states';
import { ENDS, type Lasso, Refused, Walked } from './walked';

/** What `ExplorerPage` writes. */
interface Data extends GraphData {
  readonly model: string;
  readonly description: string;
  readonly figures: string;
  readonly actions: Actions;
  readonly lassos: Lasso[];
}

const RANDOM_STEPS = 25;
const NO_STEP = 'a state without a step';

/** What is to be said of a state that reaches a goal. */
const reached = (goal: string): string => (goal.startsWith('Witness_') ? `${goal} is reached` : `${goal} is violated`);

/** What is to be said of a behaviour that violates a property. */
function broken({ name, loopTo }: Lasso): string {
  const back = loopTo === 0 ? 'the initial state' : `the state after step ${loopTo}`;
  return `${name} is violated: ${loopTo === ENDS ? 'here it breaks' : loopTo < 0 ? 'nothing happens any more' : `from here back to ${back}, for ever`}`;
}

function show(data: Data, page: HTMLElement, columns: Uint8Array): void {
  const graph = new Graph(data, columns);
  const walk = new Walked(graph, data.actions);
  const variables = graph.sorted();
  const unfolded = new Set<string>();
  const where = html('strong', { role: 'status' });
  const trouble = html('p', { role: 'alert', class: 'missed' });
  const flags = html('div', { class: 'flags', 'aria-live': 'polite' });
  const choices = html('div', { class: 'cards' });
  const behaviour = html('div', { class: 'behaviour' });
  const registers = html('section', { class: 'registers', 'aria-label': 'registers' });
  const tables = html('section', { 'aria-label': 'state' });
  const goals = [...data.lassos.map(({ name }) => name), ...graph.goals.map(({ name }) => name), NO_STEP];
  const goal = html('select', {}, goals.map((name) => html('option', { value: name }, name)));
  const guards = html('input', { type: 'checkbox', onchange: () => choices.classList.toggle('guarded', guards.checked) });
  const file = html('input', { type: 'file', onchange: () => { void openFile(); } });
  const back = button('Back (←)', () => moveTo(walk.at - 1));
  const forth = button('Forward (→)', () => moveTo(walk.at + 1));
  let under = 0;

  /** Does something to the walk, and shows where that leads. */
  function go(change: () => void): void {
    trouble.textContent = '';
    try {
      change();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.textContent = error.message;
    }
    keepingFocus(page, render);
  }

  const moveTo = (at: number): void => go(() => { walk.at = Math.max(0, Math.min(walk.steps.length, at)); });

  /** Takes a step; whoever only presses Enter goes on to a step of another CPU where this one has none. */
  function take(step: string): void {
    go(() => walk.take(step));
    if (document.activeElement?.matches('.card summary')) choices.querySelector('button')?.focus();
  }

  function wander(steps: number): void {
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

  function runTo(name: string): void {
    go(() => {
      const lasso = data.lassos.find((each) => each.name === name);
      if (lasso) {
        // what is violated for ever is so on the whole behaviour, not from any state
        walk.follow(lasso.steps);
        return;
      }
      const states = graph.goals.find((each) => each.name === name)?.states;
      const way = graph.way(walk.state, (state) => (states ? states[state] === 1 : graph.ends(state)));
      if (!way) {
        throw new Refused(`From here no step leads to ${name}. Go back, or begin again.`);
      }
      way.forEach((step) => walk.take(step));
    });
  }

  async function openFile(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const text = await chosen.text();
    go(() => followFile(walk, text));
    file.value = '';
  }

  function look(cpu: number): void {
    under = cpu;
    [...choices.children].forEach((card, i) => card.classList.toggle('under', i === cpu));
    const values = graph.registers(walk.state, cpu);
    registers.hidden = values.size === 0;
    registers.replaceChildren(html('h2', {}, `Registers of ${graph.names[cpu]}`), ...registerTables(values, graph.names[cpu]));
  }

  function card(c: number, possible: Choice[], state: State): HTMLElement {
    const name = graph.names[c];
    const own = possible.filter((choice) => choice.cpu === c);
    const refused = graph.refused(walk.state, c);
    const [kind, words] = activity(state, name);
    return html('section', { class: 'card', 'aria-label': `steps of ${name}`, onpointerenter: () => look(c), onfocusin: () => look(c) },
      html('h3', {}, html('span', { class: `chip ${kind}` }, name), ` ${words}`),
      own.length === 0 ? html('p', { class: 'soft' }, 'no step') : null,
      html('ul', { class: 'choices' }, own.map(({ step, to }) => html('li', {}, button(step, () => take(step), { disabled: to < 0 }), about(step, data.actions)))),
      html('details', { open: unfolded.has(name), ontoggle: (event) => {
        if ((event.target as HTMLDetailsElement).open) unfolded.add(name); else unfolded.delete(name);
      } }, html('summary', {}, `${refused.length} ${refused.length === 1 ? 'step is' : 'steps are'} refused`), refusedList(refused, data.actions)));
  }

  function said(): string[] {
    const lassos = data.lassos.filter((lasso) => walk.is(lasso));
    const loop = walk.loopTo;
    return [
      ...lassos.map(broken),
      ...graph.goals.filter(({ states }) => states[walk.state] === 1).map(({ name }) => reached(name)),
      ...(loop >= 0 && lassos.length === 0 ? [`This is the ${loop === 0 ? 'initial state' : `state after step ${loop}`} again: ${walk.at - loop} steps that can go on for ever`] : []),
    ];
  }

  function render(): void {
    const state = graph.state(walk.state);
    const possible = graph.choices(walk.state);
    where.textContent = (walk.at === 0 ? 'Initial state' : `Step ${walk.at} of ${walk.steps.length}`)
      + `: ${possible.length} ${possible.length === 1 ? 'step is' : 'steps are'} possible`;
    flags.replaceChildren(...said().map((text) => html('p', { class: text.includes(' is violated') ? 'verdict missed' : 'verdict' }, text)));
    back.disabled = walk.at === 0;
    forth.disabled = walk.at === walk.steps.length;
    choices.replaceChildren(...graph.cpus.map((_, c) => card(c, possible, state)));
    look(Math.min(under, graph.cpus.length - 1));
    const drawn = walk.behaviour();
    const [drawing, mark] = lanes(drawn, false);
    mark(walk.at);
    const steps = walk.steps.map((step, i) => button(`${i + 1} ${step}`, () => moveTo(i + 1), { 'aria-current': i + 1 === walk.at ? 'step' : null }));
    const list = html('ol', { class: 'steps', 'aria-label': 'steps so far' }, steps.map((each) => html('li', {}, each)));
    behaviour.replaceChildren(list, drawing);
    if (steps.length > 0) asOneStop(list, steps, false);
    tables.replaceChildren(html('h2', {}, 'State'),
      html('div', {}, stateTables(graph.names, state, walk.at > 0 ? drawn.states[walk.at - 1] : undefined, variables)));
    history.replaceState(null, '', walk.link());
  }

  async function copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      trouble.textContent = 'The link is copied.';
    } catch {
      trouble.textContent = 'The address of the page is the link; this browser does not let the page copy it.';
    }
  }

  const json = (value: object): string => JSON.stringify(value, null, 1);
  page.append(html('p', {}, data.description), html('p', { class: 'soft' }, data.figures),
    html('div', { class: 'controls' }, back, forth, button('Start (Home)', () => moveTo(0)), button('Random step', () => wander(1)),
      button(`Random walk of ${RANDOM_STEPS}`, () => wander(RANDOM_STEPS)),
      html('label', {}, 'Run to ', goal), button('Run', () => runTo(goal.value)), html('label', {}, guards, ' guards')),
    html('div', { class: 'controls' }, button('Copy the link', () => { void copyLink(); }),
      button('Save as ITF', () => save(`${data.model}.itf.json`, json(walk.itf(data.model)))),
      button('Save as counterexample', () => save(`${data.model}.json`, json(walk.counterexample(data.model, goal.value)))),
      button('Save as schedule', () => save(`${data.model}.steps.txt`, walk.steps.slice(0, walk.at).join('\n') + '\n')),
      html('label', {}, 'Open a trace or schedule ', file)),
    html('p', {}, where), flags, trouble,
    html('div', { class: 'explorer' },
      html('section', { class: 'next', 'aria-label': 'next steps' }, html('h2', {}, 'What may happen next'), choices),
      html('div', { class: 'present' }, registers, tables),
      html('section', { class: 'past', 'aria-label': 'so far' }, html('h2', {}, 'So far'), legend(), behaviour,
        pictureButton(() => lanes(walk.behaviour(), false, NAMES)[0], data.model))));
  onArrows((key) => moveTo({ ArrowRight: walk.at + 1, ArrowLeft: walk.at - 1, Home: 0, End: walk.steps.length }[key]));
  window.addEventListener('hashchange', () => go(() => walk.followLink(location.hash)));
  go(() => walk.followLink(location.hash));
}

void openPage<Data>(show);
