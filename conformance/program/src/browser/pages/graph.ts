import type { Refusal, State } from './behaviour';
import { numbers } from './data';
import { type Itf, plainState } from './itf';
import type { Sorted } from './states';
import { Table, type TableData } from './table';

/** What a register holds: a value, or names of SGIs or contexts. */
export type Register = string | string[];

interface CpuData {
  readonly name: string;
  readonly steps: string[];
  readonly variables: TableData<Itf>;
  readonly registers: TableData<Register>;
  readonly refusals: TableData<string>;
}

/** What `ExplorerPage` writes of the graph. */
export interface GraphData {
  readonly states: number;
  readonly shared: TableData<Itf>;
  readonly cpus: CpuData[];
  readonly transitions: number;
  readonly goals: { readonly name: string; readonly states: number }[];
}

interface Cpu {
  readonly name: string;
  readonly steps: string[];
  readonly variables: Table<Itf>;
  readonly registers: Table<Register>;
  readonly refusals: Table<string>;
}

/** Where a property is false, or a witness is reached: 1 for each such state. */
export interface Goal {
  readonly name: string;
  readonly states: Uint8Array;
}

/** A step that is enabled; `to` is -1 beyond the graph. */
export interface Choice {
  readonly cpu: number;
  readonly step: string;
  readonly to: number;
}

const ENABLED = '';

/** All states of a model, as `rollcall explore` wrote them. */
export class Graph {
  readonly size: number;
  readonly cpus: Cpu[];
  readonly names: string[];
  readonly goals: Goal[];
  private readonly shared: Table<Itf>;
  /** Where the steps of each state begin among all. */
  private readonly first: Int32Array;
  private readonly targets: Int32Array;

  constructor(data: GraphData, columns: Uint8Array) {
    const read = numbers(columns);
    this.size = data.states;
    this.shared = new Table(data.shared, this.size, read);
    this.cpus = data.cpus.map((cpu) => ({
      name: cpu.name,
      steps: cpu.steps,
      variables: new Table(cpu.variables, this.size, read),
      registers: new Table(cpu.registers, this.size, read),
      refusals: new Table(cpu.refusals, this.size, read),
    }));
    this.names = this.cpus.map((cpu) => cpu.name);
    this.first = this.places();
    this.targets = Graph.resolved(read(data.transitions));
    this.goals = data.goals.map((goal) => {
      const states = new Uint8Array(this.size);
      read(goal.states).forEach((state) => { states[state] = 1; });
      return { name: goal.name, states };
    });
  }

  private places(): Int32Array {
    const enabled = this.cpus.map(({ refusals }) => refusals.counts(ENABLED));
    const first = new Int32Array(this.size + 1);
    for (let state = 0; state < this.size; state++) {
      let count = 0;
      enabled.forEach((of) => { count += of(state); });
      first[state + 1] = first[state] + count;
    }
    return first;
  }

  /** States from distances: how far each lies before the first state that is not met so far. */
  private static resolved(distances: Int32Array): Int32Array {
    let next = 1;
    return distances.map((distance) => {
      const target = next - distance;
      next += distance === 0 ? 1 : 0;
      return target;
    });
  }

  /** Whether no step leads on from a state. */
  ends(state: number): boolean {
    return this.first[state] === this.first[state + 1];
  }

  /** The enabled steps of a state. */
  choices(state: number): Choice[] {
    const choices: Choice[] = [];
    this.cpus.forEach((cpu, c) => cpu.refusals.row(state).forEach((refusal, i) => {
      if (refusal === ENABLED) {
        choices.push({ cpu: c, step: cpu.steps[i], to: this.targets[this.first[state] + choices.length] });
      }
    }));
    return choices;
  }

  /** The steps of a CPU that a state refuses. */
  refused(state: number, cpu: number): Refusal[] {
    return this.cpus[cpu].refusals.row(state)
      .map((refusal, i) => ({ step: this.cpus[cpu].steps[i], needs: refusal }))
      .filter(({ needs }) => needs !== ENABLED);
  }

  /** The variables of a state, as the Informal Trace Format has them. */
  itf(state: number): { [variable: string]: Itf } {
    const all: { [variable: string]: Itf } = {};
    const rows = this.cpus.map((cpu) => cpu.variables.row(state));
    this.cpus[0].variables.names.forEach((name, i) => { all[name] = { '#map': rows.map((row, c) => [this.names[c], row[i]]) }; });
    const shared = this.shared.row(state);
    this.shared.names.forEach((name, i) => { all[name] = shared[i]; });
    return all;
  }

  /** The variables of a state. */
  state(state: number): State {
    return plainState(this.itf(state));
  }

  /** The registers of a CPU, by name; none in a model that has no registers. */
  registers(state: number, cpu: number): Map<string, Register> {
    const table = this.cpus[cpu].registers;
    return new Map(table.row(state).map((value, i) => [table.names[i], value]));
  }

  /** The variables by whether they change. */
  sorted(): Sorted {
    const own = this.cpus[0].variables.names;
    const perCpu = own.filter((_, i) => this.cpus.some((cpu) => cpu.variables.varies(i)));
    const shared = this.shared.names.filter((_, i) => this.shared.varies(i));
    return { perCpu, shared, still: [...own, ...this.shared.names].filter((name) => !perCpu.includes(name) && !shared.includes(name)) };
  }

  /** The steps of a shortest way to a state that is wanted, or null if none leads there. At least one step is taken. */
  way(from: number, wanted: (state: number) => boolean): string[] | null {
    const came = new Int32Array(this.size).fill(-2);
    const open = new Int32Array(this.size + 1);
    let size = 1;
    open[0] = from;
    for (let i = 0; i < size; i++) {
      const state = open[i];
      for (let t = this.first[state]; t < this.first[state + 1]; t++) {
        const to = this.targets[t];
        if (to < 0 || came[to] !== -2) continue;
        came[to] = state;
        if (wanted(to)) return this.steps(from, to, came);
        if (to !== from) {
          open[size++] = to;
        }
      }
    }
    return null;
  }

  private steps(from: number, to: number, came: Int32Array): string[] {
    const steps: string[] = [];
    let at = to;
    do {
      const here = at;
      at = came[here];
      const taken = this.choices(at).find((choice) => choice.to === here);
      if (taken === undefined) throw new Error(`no step leads from state ${at} to ${here}`);
      steps.unshift(taken.step);
    } while (at !== from);
    return steps;
  }
}
