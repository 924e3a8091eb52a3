import { cpuList, listForm } from './cpus';
import { html, scrolling, svg } from './dom';
import { asOneStop } from './keys';
import type { CpuSet, Found } from './rollcalls';

const SILENT: readonly CpuSet[] = ['missed', 'undecided'];
const COLUMNS = 400;
const ROWS = 64;
const CELL = 14;
const ROW = 18;
const LABEL = 120;

/** CPUs that were silent in the same roll calls, and how, by the number of the roll call. */
interface Row {
  readonly cpus: number[];
  readonly fates: Map<number, CpuSet>;
}

function rowsOf(calls: readonly Found[]): Row[] {
  const silent = new Map<number, Map<number, CpuSet>>();
  calls.forEach((call, i) => SILENT.forEach((kind) => cpuList(call[kind]).forEach((cpu) => {
    silent.set(cpu, (silent.get(cpu) ?? new Map<number, CpuSet>()).set(i, kind));
  })));
  const rows = new Map<string, Row>();
  [...silent].sort(([a], [b]) => a - b).forEach(([cpu, fates]) => {
    const key = [...fates].join();
    rows.set(key, { cpus: [...(rows.get(key)?.cpus ?? []), cpu], fates });
  });
  return [...rows.values()];
}

/** Which CPU was silent in which roll call: a row for each CPU that ever was, a column for each roll call. */
export function strip(calls: readonly Found[], choose: (call: Found) => void): HTMLElement | null {
  const rows = rowsOf(calls).slice(0, ROWS);
  if (rows.length === 0) return null;
  const columns = Math.min(calls.length, COLUMNS);
  const width = LABEL + columns * CELL;
  const height = ROW * rows.length + 6;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'silent CPUs' });
  const cells: SVGElement[] = [];
  rows.forEach(({ cpus, fates }, y) => {
    const name = listForm(cpus);
    drawing.append(svg('text', { x: 0, y: ROW * y + 14 }, name.length > 12 ? `${cpus.length} CPUs` : `CPU ${name}`));
    [...fates].filter(([i]) => i < columns).forEach(([i, kind]) => {
      const say = `CPU ${name}: ${kind} in ${calls[i].source.log} #${calls[i].index}`;
      const open = (event: Event): void => { event.preventDefault(); choose(calls[i]); };
      cells.push(svg('a', { href: '#', 'aria-label': say, onclick: open }, svg('title', {}, say),
        svg('rect', { class: `cell ${kind}`, x: LABEL + CELL * i, y: ROW * y + 2, width: 12, height: 14 })));
    });
  });
  drawing.append(...cells);
  const list = rows.map(({ cpus, fates }) => {
    const name = listForm(cpus);
    const who = name.length > 60 ? `${cpus.length} CPUs, from ${cpus[0]} to ${cpus[cpus.length - 1]}` : `CPU ${name}`;
    return html('li', {}, `${who}: silent in ${fates.size} of ${calls.length}`);
  });
  const part = scrolling('silent CPUs', drawing);
  if (cells.length > 0) asOneStop(part, cells, true);
  return html('section', {}, html('h2', {}, 'Which CPU was silent in which roll call'), part, html('ul', {}, list));
}
