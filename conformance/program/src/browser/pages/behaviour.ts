/** A value of a variable: a function of CPUs is an object, a set an array. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type State = { [variable: string]: Value };

export interface Step {
  readonly lane: number;
  readonly name: string;
  readonly source: string;
}

/** `taken` is the step that takes it, -1 if none does. */
export interface Message {
  readonly sent: number;
  readonly from: number;
  readonly to: number;
  readonly taken: number;
  readonly text: string;
}

export interface Behaviour {
  readonly lanes: string[];
  readonly steps: Step[];
  readonly states: State[];
  readonly messages: Message[];
  /** The state that the last step returns to, for ever; negative or not there if none. */
  readonly loopTo?: number;
}

/** What the specification says of a kind of step. */
export interface Action {
  readonly parameters: string[];
  readonly source: string;
  readonly words: string;
  readonly guards: string[];
}

export type Actions = { readonly [name: string]: Action | undefined };

/** A step that is refused, and the guard that refuses it. */
export interface Refusal {
  readonly step: string;
  readonly needs: string;
}

/** Of a step `Take(c1, N)` its kind, `Take`. */
export const nameOf = (step: string): string => step.replace(/\(.*/, '');

export function words(value: Value): string {
  if (Array.isArray(value)) return `{${value.map(words).join(', ')}}`;
  if (value !== null && typeof value === 'object') return Object.entries(value).map(([key, image]) => `${key}: ${words(image)}`).join('; ');
  return value === true ? 'TRUE' : value === false ? 'FALSE' : String(value);
}

export const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether each CPU has a value of its own. */
export const isOwn = (value: Value, cpus: readonly string[]): value is { [cpu: string]: Value } => value !== null && typeof value === 'object'
  && !Array.isArray(value) && cpus.every((cpu) => cpu in value);

type Activity = readonly [kind: string, words: string];

const TASKS: { readonly [task: string]: Activity | undefined } = {
  open: ['open', 'interrupts on'],
  irqoff: ['irqoff', 'interrupts off'],
  stuck: ['stuck', 'locked up, interrupts off'],
  longoff: ['stuck', 'interrupts off for long'],
  stopping: ['irqoff', 'stops the others'],
  idle: ['open', 'idle'],
  coming: ['open', 'comes up, no SDEI event yet'],
  leaving: ['open', 'goes down, no SDEI event any more'],
  off: ['away', 'offline'],
  stopped: ['away', 'stopped'],
  suspended: ['away', 'suspended'],
};

const MASKS: { readonly [mask: string]: Activity | undefined } = {
  OPEN: ['open', 'interrupts on'], IRQOFF: ['irqoff', 'interrupts off'], HARD: ['hard', 'DAIF masked'],
};

/** Places of a task or a handler at which a CPU does nothing of what a module is about. */
const NOWHERE = ['-', 'run'];

/** What a CPU does in a state of a module that has no contexts: its mask, and where its code is. */
function place(state: State, cpu: string): Activity {
  const at = (variable: string): Value | undefined => {
    const value = state[variable];
    return isOwn(value ?? null, [cpu]) ? (value as State)[cpu] : Array.isArray(value) ? value.includes(cpu) : undefined;
  };
  const gone = Array.isArray(state.online) && !at('online');
  const [kind, mask] = gone ? ['away', 'offline'] : MASKS[String(at('mask'))] ?? (at('masked') === true ? ['hard', 'interrupts masked'] : ['open', '']);
  const handler = at('h');
  const inHandler = handler !== undefined && handler !== '-';
  const code = at('pc');
  const where = [inHandler ? `handler at ${words(handler)}` : '', code !== undefined && !NOWHERE.includes(String(code)) ? `at ${words(code)}` : '', mask];
  return [inHandler ? 'nmi' : kind, where.filter(Boolean).join(', ') || 'runs'];
}

/** What a CPU is doing in a state, the innermost first: a class for its colour, and words. */
export function activity(state: State, cpu: string): Activity {
  if ('daifI' in state) {
    return state.daifI === true ? ['hard', 'PSTATE.I is set'] : ['open', `PSTATE.I is clear, PMR ${words(state.pmr)}`];
  }
  if (!('task' in state)) return place(state, cpu);
  const at = (variable: string): Value | undefined => (isOwn(state[variable] ?? null, [cpu]) ? (state[variable] as State)[cpu] : undefined);
  const busy = (variable: string): boolean => at(variable) !== undefined && at(variable) !== '-';
  if (busy('evPc')) return ['nmi', 'in the handler of SDEI event 0'];
  if (busy('nmiPc')) return ['nmi', 'in the NMI handler'];
  if (busy('dbgPc')) return ['dbg', 'in the debugger'];
  if (busy('irqPc')) return ['hard', 'in an interrupt handler'];
  return TASKS[String(at('task') ?? 'open')] ?? ['hard', 'DAIF masked'];
}
