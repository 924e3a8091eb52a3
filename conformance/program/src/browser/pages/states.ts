import { activity, isOwn, same, type State, type Value, words } from './behaviour';
import { type Child, html, table } from './dom';

/** Variables by whether each CPU has its own value, and those that stay as they are. */
export interface Sorted {
  readonly perCpu: string[];
  readonly shared: string[];
  readonly still: string[];
}

/** Variables by whether some state differs from the first in them, and by whether each CPU has its own value. */
export function sortedVariables(cpus: readonly string[], states: readonly State[]): Sorted {
  const changes = (name: string): boolean => states.some((state) => !same(state[name], states[0][name]));
  const names = Object.keys(states[0]);
  const perCpu = names.filter((name) => isOwn(states[0][name], cpus));
  const shared = names.filter((name) => !perCpu.includes(name));
  return { perCpu: perCpu.filter(changes), shared: shared.filter(changes), still: names.filter((name) => !changes(name)) };
}

/** A state as tables, with what the last step changed marked. */
export function stateTables(cpus: readonly string[], state: State, before: State | undefined, sorted: Sorted): Child[] {
  const row = (name: string, cells: Value[]): HTMLElement => html('tr',
    { class: before !== undefined && !same(state[name], before[name]) ? 'changed' : null },
    html('th', { scope: 'row' }, name), cells.map((cell) => html('td', { class: 'mono' }, words(cell))));
  const does = html('tr', {}, html('th', { scope: 'row' }, 'does'), cpus.map((cpu) => html('td', {}, activity(state, cpu)[1])));
  return [
    html('h3', {}, 'Each CPU'),
    table('variables of each CPU', ['variable', ...cpus],
      [does, ...sorted.perCpu.map((name) => row(name, cpus.map((cpu) => (state[name] as State)[cpu])))]),
    sorted.shared.length > 0 ? html('h3', {}, 'Locks, counters, masks') : null,
    sorted.shared.length > 0 ? table('shared variables', [], sorted.shared.map((name) => row(name, [state[name]]))) : null,
    sorted.still.length > 0 ? html('details', {}, html('summary', {}, `${sorted.still.length} variables that no step changes`),
      table('unchanged variables', [], sorted.still.map((name) => row(name, [state[name]])))) : null,
  ];
}
