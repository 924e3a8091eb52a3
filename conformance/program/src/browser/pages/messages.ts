import { isOwn, type Message, type State, type Step, type Value, words } from './behaviour';

const NONE: Value[] = [];

/**
 * What passes between CPUs: an element that a step of one puts into a set of another is on its way until it leaves the set.
 */
export function messages(cpus: readonly string[], steps: readonly Step[], states: readonly State[]): Message[] {
  const sent: Message[] = [];
  const set = (state: number, name: string, cpu: string): Value[] => {
    const value = states[state][name];
    const own = isOwn(value, cpus) ? value[cpu] : NONE;
    return Array.isArray(own) ? own : NONE;
  };
  const sets = Object.keys(states[0]).filter((name) => set(0, name, cpus[0]) !== NONE);
  const has = (state: number, name: string, cpu: string, element: string): boolean => set(state, name, cpu).some((each) => words(each) === element);
  steps.forEach((step, i) => sets.forEach((name) => cpus.forEach((cpu, to) => {
    if (to === step.lane) return;
    set(i + 1, name, cpu).map(words).filter((element) => !has(i, name, cpu, element)).forEach((element) => {
      const left = states.findIndex((_, j) => j > i + 1 && !has(j, name, cpu, element));
      sent.push({ sent: i, from: step.lane, to, taken: left < 0 ? -1 : left - 1, text: `${name} ${element}` });
    });
  })));
  return sent;
}
