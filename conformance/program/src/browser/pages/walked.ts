import { needs } from './actions';
import { type Actions, type Behaviour, nameOf } from './behaviour';
import type { Graph } from './graph';
import { type Itf, plainState, sorted } from './itf';
import { messages } from './messages';

/** How a walk is written into the page's address. */
const RUN = '#run=';

/** Of a behaviour whose last step breaks a property: what comes after it is not asked. */
export const ENDS = -1;

/** A behaviour that violates a property. `loopTo`: the state it returns to for ever; `ENDS`; or less if it stays where it is for ever. */
export interface Lasso {
  readonly name: string;
  readonly steps: string[];
  readonly loopTo: number;
}

/** A step as a link can hold it: `Take(c1, N)` is `Take.c1.N`. */
const linked = (step: string): string => step.replace(/[(), ]+/g, '.').replace(/\.$/, '');

/** What is no trace for this model; its message is for the user. */
export class Refused extends Error {}

/** A walk: the states that it came through, and where in it one is. */
export class Walked {
  steps: string[] = [];
  at = 0;
  private states = [0];
  private readonly byLink: Map<string, string>;

  constructor(private readonly graph: Graph, private readonly actions: Actions) {
    this.byLink = new Map(graph.cpus.flatMap((cpu) => cpu.steps).map((step) => [linked(step), step]));
  }

  get state(): number {
    return this.states[this.at];
  }

  /** Takes a step, which must be enabled, and forgets what came behind. */
  take(step: string): void {
    const choice = this.graph.choices(this.state).find((each) => each.step === step);
    if (!choice || choice.to < 0) {
      throw new Refused(`${step} ${this.why(step)}`);
    }
    this.steps = [...this.steps.slice(0, this.at), step];
    this.states = [...this.states.slice(0, this.at + 1), choice.to];
    this.at++;
  }

  /** Why a step cannot be taken here. */
  private why(step: string): string {
    for (let c = 0; c < this.graph.cpus.length; c++) {
      const refused = this.graph.refused(this.state, c).find((each) => each.step === step);
      if (refused) return `is refused there: it needs ${needs(refused.needs, step, this.actions[nameOf(step)])}.`;
    }
    return this.graph.choices(this.state).some((choice) => choice.step === step)
      ? 'leads beyond the states that this page holds.'
      : 'is no step of this model.';
  }

  /** Begins anew and takes steps, as far as they can be taken; throws at the first that cannot. */
  follow(steps: readonly string[]): void {
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

  /** Whether the walk up to here is a behaviour. */
  is(lasso: Lasso): boolean {
    return this.at === lasso.steps.length && lasso.steps.every((step, i) => this.steps[i] === step);
  }

  /** The step after which the state was the same as here, 0 for the first state; -1 if it was not: the steps since are a loop. */
  get loopTo(): number {
    return this.states.slice(0, this.at).lastIndexOf(this.state);
  }

  /** The schedule in the page's address. */
  link(): string {
    return this.at === 0 ? '#' : RUN + this.steps.slice(0, this.at).map(linked).join(',');
  }

  followLink(hash: string): void {
    this.follow([]);
    if (hash === '' || hash === '#') return;
    const form = /^#run=([\w.,]+)$/.exec(hash);
    if (!form) {
      throw new Refused('The link holds no schedule of this model; here is its initial state. A link looks like #run=T1.c1,T2.c1');
    }
    this.follow(form[1].split(',').map((part) => this.byLink.get(part) ?? part));
  }

  /** The states of a trace that names no steps. */
  followStates(states: readonly { readonly [variable: string]: Itf }[]): void {
    const wanted = states.map((state) => new Map(Object.entries(plainState(state)).map(([name, value]) => [name, JSON.stringify(sorted(value))])));
    const is = (state: number, i: number): boolean => Object.entries(this.graph.state(state))
      .every(([name, value]) => JSON.stringify(sorted(value)) === wanted[i].get(name));
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

  /** The walk so far in the Informal Trace Format. */
  itf(model: string): object {
    const states = this.states.slice(0, this.at + 1).map((state, index) => ({
      '#meta': index === 0 ? { index } : { index, action: this.steps[index - 1] }, ...this.graph.itf(state),
    }));
    return { '#meta': { format: 'ITF', source: model, description: 'a walk through ' + model }, vars: Object.keys(this.graph.itf(0)), states };
  }

  /** The walk so far as a counterexample, as `rollcall model --format json` prints one. */
  counterexample(model: string, property: string): object {
    return { model, property, counterexample: {
      steps: this.steps.slice(0, this.at).map((step) => ({ step })),
      states: this.states.slice(0, this.at + 1).map((state) => this.graph.state(state)) } };
  }

  /** The whole walk; its loop is that of the place where one is. */
  behaviour(): Behaviour {
    const states = this.states.map((state) => this.graph.state(state));
    const names = this.graph.names;
    const lane = (step: string, i: number): number => this.graph.choices(this.states[i]).find((choice) => choice.step === step)?.cpu ?? 0;
    const steps = this.steps.map((step, i) => ({ name: step, source: '', lane: lane(step, i) }));
    return { lanes: names, steps, states, messages: messages(names, steps, states), loopTo: this.at === this.steps.length ? this.loopTo : -1 };
  }
}
