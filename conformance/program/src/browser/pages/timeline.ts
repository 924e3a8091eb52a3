import { cpuList } from './cpus';
import { html, scrolling, svg } from './dom';
import { asOneStop } from './keys';
import { hypotheses, lanesOf, type Mark, type RollCall } from './rollcalls';

const LABEL = 190;
const ROW = 20;
const TOP = 34;
/** Where lines stand that are about no CPU. */
const ABOVE = 26;
/** nmi_trigger_cpumask_backtrace() and kgdb wait so long. */
const WAIT = 10;
const WAITED: readonly string[] = ['backtrace', 'kgdb'];

/** Where on the axis a roll call begins and ends: in seconds where lines carry the kernel's time, otherwise in lines. */
class Axis {
  readonly timed: boolean;
  readonly start: number;
  readonly end: number;

  constructor(call: RollCall, readonly waitsFrom: Mark | undefined, private readonly width: number) {
    this.timed = call.marks.length > 0 && call.marks.every((mark) => mark[1] !== null);
    const at = call.marks.map((mark) => this.at(mark));
    const traced = this.timed ? call.trace.map((event) => event[1] / 1e6) : [];
    this.start = this.timed ? Math.min(...at, ...traced) : Math.min(...at, call.line, call.first);
    const end = this.timed ? Math.max(...at, ...traced) : Math.max(...at, call.last);
    const over = this.waits && waitsFrom ? Math.max(end, this.at(waitsFrom) + WAIT) : end;
    this.end = over <= this.start ? this.start + 1 : over;
  }

  /** Whether the wait for CPUs can be drawn. */
  get waits(): boolean {
    return this.timed && this.waitsFrom !== undefined;
  }

  at(mark: Mark): number {
    return this.timed && mark[1] !== null ? mark[1] / 1e6 : mark[0];
  }

  x(position: number): number {
    return LABEL + 10 + (this.width - LABEL - 40) * (position - this.start) / (this.end - this.start);
  }

  label(position: number): string {
    const digits = !this.timed ? 0 : this.end - this.start < 1 ? 6 : 3;
    return this.timed ? `${position.toFixed(digits)} s` : `line ${position.toFixed(digits)}`;
  }
}

/** A roll call as a timeline: `room` in pixels; `showLine` leads to a line of the text. */
export function timeline(call: RollCall, unfolded: boolean, room: number, showLine: (line: number) => void): HTMLElement {
  const lanes = lanesOf(call, unfolded);
  // another roll call may have asked between its lines
  const requests = call.marks.filter((mark) => mark[3] === 'request');
  const request = requests.find((mark) => mark[0] === call.line) ?? requests[0];
  const silent = Boolean(call.missed || call.undecided);
  const width = Math.max(560, Math.min(1600, room));
  const axis = new Axis(call, silent && WAITED.includes(call.kind) ? request : undefined, width);
  const height = TOP + ROW * lanes.length + 26;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'timeline of the roll call' });
  if (axis.waits && axis.waitsFrom) {
    const [from, to] = [axis.x(axis.at(axis.waitsFrom)), axis.x(axis.at(axis.waitsFrom) + WAIT)];
    drawing.append(svg('rect', { class: 'wait', x: from, y: 24, width: Math.max(0, to - from), height: height - 50 }),
      svg('text', { class: 'soft', x: to, y: 18, 'text-anchor': 'end' }, `${WAIT} s: the wait is over`));
  }
  const row = new Map<number, number>();
  lanes.forEach((lane, i) => {
    const y = TOP + ROW * i + ROW / 2;
    lane.cpus.forEach((cpu) => row.set(cpu, y));
    drawing.append(svg('line', { class: 'lane', x1: LABEL, x2: width - 20, y1: y, y2: y }),
      svg('text', { class: `fate ${lane.fate}`, x: 0, y: y + 4 }, lane.label));
    if (request && (lane.fate === 'missed' || lane.fate === 'undecided')) {
      drawing.append(svg('line', { class: `gone ${lane.fate}`, x1: axis.x(axis.at(request)), x2: axis.x(axis.end), y1: y, y2: y }),
        svg('text', { class: 'why', x: axis.x(axis.at(request)) + 10, y: y - 3 }, hypotheses(call, lane)));
    }
  });
  if (request) {
    const x = axis.x(axis.at(request));
    drawing.append(svg('line', { class: 'grid', x1: x, x2: x, y1: 24, y2: height - 24 }));
  }
  const drawn = new Set<string>();
  const marks: SVGElement[] = [];
  call.marks.forEach((mark) => {
    const [line, , list, kind, text] = mark;
    const cpus = cpuList(list);
    const x = axis.x(axis.at(mark));
    const rows = new Set(cpus.length === 0 ? [ABOVE] : cpus.map((cpu) => row.get(cpu) ?? ABOVE));
    const spots = [...rows].filter((y) => !drawn.has(`${Math.round(x * 2)}:${y}:${kind}`));
    if (spots.length === 0) return;
    spots.forEach((y) => drawn.add(`${Math.round(x * 2)}:${y}:${kind}`));
    const say = `line ${line}${list === '' ? '' : `, CPU ${list}`}: ${text}`;
    const open = (event: Event): void => { event.preventDefault(); showLine(line); };
    marks.push(svg('a', { href: `#L${line}`, 'aria-label': say, onclick: open }, svg('title', {}, say),
      ...spots.map((y) => svg('circle', { class: `dot ${kind}`, cx: x, cy: y, r: kind === 'request' ? 7 : 5 }))));
  });
  drawing.append(...marks);
  call.trace.forEach(([line, micros, cpu, text]) => {
    const [at, y] = [micros / 1e6, row.get(cpu)];
    if (axis.timed && y !== undefined && at >= axis.start && at <= axis.end) {
      drawing.append(svg('rect', { class: 'traced', x: axis.x(at) - 1, y: y - 8, width: 2, height: 16 }, svg('title', {}, `trace line ${line}, CPU ${cpu}: ${text}`)));
    }
  });
  drawing.append(svg('text', { class: 'soft', x: axis.x(axis.start), y: height - 6 }, axis.label(axis.start)),
    svg('text', { class: 'soft', x: axis.x(axis.end), y: height - 6, 'text-anchor': 'end' }, axis.label(axis.end)));
  const part = scrolling('timeline', drawing);
  if (marks.length > 0) asOneStop(part, marks, true);
  // what a screen reader says of a mark, for those who see
  const told = html('p', { class: 'told mono soft', 'aria-hidden': 'true' });
  const tell = (event: Event): void => { told.textContent = (event.target as Element).closest('a')?.getAttribute('aria-label') ?? ''; };
  part.addEventListener('focusin', tell);
  part.addEventListener('pointerover', tell);
  return html('div', {}, part, told);
}
