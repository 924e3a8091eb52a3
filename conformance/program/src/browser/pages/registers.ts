import { html, table } from './dom';
import type { Register } from './graph';

const OF_SGI = 'priority ';
const SETS = ['pending', 'enabled', 'active'];
const TAKEN = 'taken';

/** The GIC and the masks of a CPU. */
export function registerTables(registers: ReadonlyMap<string, Register>, cpu: string): HTMLElement[] {
  const names = [...registers.keys()];
  const sgis = names.filter((name) => name.startsWith(OF_SGI)).map((name) => name.slice(OF_SGI.length));
  const plain = names.filter((name) => !name.startsWith(OF_SGI) && ![...SETS, TAKEN].includes(name));
  const mark = (set: string, sgi: string): HTMLElement => html('td', {}, registers.get(set)?.includes(sgi) ? 'yes' : '–');
  const shown = (value: Register | undefined): string => (Array.isArray(value) ? value.join(', ') || '–' : value ?? '–');
  return [
    table(`registers of ${cpu}`, [], plain.map((name) => html('tr', {}, html('th', { scope: 'row' }, name), html('td', { class: 'mono' }, shown(registers.get(name)))))),
    ...(sgis.length === 0 ? [] : [table(`SGIs of ${cpu}`, ['SGI', ...SETS, 'priority', 'taken next'],
      sgis.map((sgi) => html('tr', {}, html('th', { scope: 'row' }, sgi), SETS.map((set) => mark(set, sgi)),
        html('td', { class: 'mono' }, shown(registers.get(OF_SGI + sgi))), mark(TAKEN, sgi))))]),
  ];
}
