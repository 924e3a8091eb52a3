import { cpuList } from './cpus';

/** A line of the log that is drawn; `micros` by the kernel's clock, `cpus` in the kernel's list form, "" if the line is about none. */
export type Mark = readonly [line: number, micros: number | null, cpus: string, kind: string, text: string];

/** An event of the trace. */
export type TraceEvent = readonly [line: number, micros: number, cpu: number, text: string];

/** Reasons that read alike. */
export interface Group {
  readonly code: string;
  /** The CPUs that it is said of, in the kernel's list form; "" if of none. */
  readonly cpus: string;
  readonly text: string;
  readonly line: number;
}

export const SETS = ['asked', 'answered', 'idle', 'missed', 'undecided'] as const;
export type CpuSet = (typeof SETS)[number];
type Fate = CpuSet | 'note';
/** What became of a CPU, what weighs most first. */
const FATES: readonly CpuSet[] = ['missed', 'undecided', 'answered', 'idle'];

export interface RollCall extends Readonly<Record<CpuSet, string | null>> {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly line: number;
  readonly kind: string;
  readonly what: string;
  readonly by: number | null;
  readonly verdict: string;
  readonly groups: Group[];
  readonly marks: Mark[];
  readonly trace: TraceEvent[];
}

export interface Log {
  readonly log: string;
  readonly verdict: string;
  readonly lines: number;
  readonly calls: RollCall[];
  readonly text: [number: number, text: string][];
}

/** A roll call and the log that it is in. */
export interface Found extends RollCall {
  readonly source: Log;
}

/** CPUs that are drawn in one line: one, or all of the same fate. */
interface Lane {
  readonly cpus: number[];
  readonly fate: Fate;
  /** The CPUs, and what became of them. */
  readonly label: string;
}

/** From this many CPUs on those of the same fate share a lane. */
export const FOLD = 16;

/** What became of each CPU of a roll call. */
function fates(call: RollCall): Map<number, CpuSet> {
  const fate = new Map<number, CpuSet>();
  cpuList(call.asked).forEach((cpu) => fate.set(cpu, 'undecided'));
  [...FATES].reverse().forEach((kind) => cpuList(call[kind]).forEach((cpu) => fate.set(cpu, kind)));
  return fate;
}

/** Why the CPUs of a lane are silent, in a few words: the codes of the reasons, of which the text has the sentences. */
export function hypotheses(call: RollCall, lane: Lane): string {
  const codes = call.groups.filter((group) => cpuList(group.cpus).some((cpu) => lane.cpus.includes(cpu))).map(({ code }) => code);
  return [...new Set(codes)].map((code) => code.replace(/^RC-/, '').replaceAll('-', ' ').toLowerCase()).join(', ');
}

/** The CPUs that have a lane: those that were asked, the one that asks, and those that a line names. */
export function laneCpus(call: RollCall): number[] {
  const cpus = new Set([...fates(call).keys(), ...call.marks.flatMap((mark) => cpuList(mark[2]))]);
  if (call.by !== null) cpus.add(call.by);
  return [...cpus].sort((a, b) => a - b);
}

/** The lanes of a roll call. */
export function lanesOf(call: RollCall, unfolded: boolean): Lane[] {
  const fate = fates(call);
  const word = (cpu: number): string => fate.get(cpu) ?? (cpu === call.by ? 'asks' : 'named');
  const lane = (cpus: number[]): Lane => ({ cpus, fate: fate.get(cpus[0]) ?? 'note',
    label: `${cpus.length > 1 ? `${cpus.length} CPUs` : `CPU ${cpus[0]}`} ${word(cpus[0])}` });
  const cpus = laneCpus(call);
  if (unfolded || cpus.length <= FOLD) return cpus.map((cpu) => lane([cpu]));
  return ['asks', ...FATES, 'named'].map((of) => cpus.filter((cpu) => word(cpu) === of)).filter((alike) => alike.length > 0).map(lane);
}
