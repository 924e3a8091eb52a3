
/** @typedef {{names: string[], values: any[][], rows: number}} TableData */
/** @typedef {{name: string, steps: string[], variables: TableData, registers: TableData, refusals: TableData}} CpuData */
/** @typedef {{name: string, steps: string[], variables: Table, registers: Table, refusals: Table}} Cpu */
/** @typedef {{name: string, states: Uint8Array, count: number}} Goal where a property is false, or a witness is reached */
/** @typedef {{cpu: number, step: string, to: number}} Choice; `to` is -1 beyond the graph */

/** Rows of values; a state has a row. */
class Table {
  /**
   * @param {TableData} data
   * @param {number} states
   * @param {(count: number) => Int32Array} read the next numbers of the page
   */
  constructor(data, states, read) {
    this.names = data.names;
    this.values = data.values;
    this.columns = data.names.map(() => read(data.rows));
    this.uses = read(states);
  }

  /** @param {number} state @returns {any[]} */
  row(state) {
    const row = this.uses[state];
    return this.columns.map((column, i) => this.values[i][column[row]]);
  }

  /** Whether some state differs from another in a column. @param {number} column */
  varies(column) {
    return this.values[column].length > 1;
  }
}

/** All states of a model, as `rollcall explore` wrote them. */
class Graph {
  /** @param {any} data the page's JSON, with its numbers as `columns` */
  constructor(data) {
    const read = numbers(data.columns);
    this.size = data.states;
    this.cut = data.cut;
    this.shared = new Table(data.shared, this.size, read);
    /** @type {Cpu[]} */
    this.cpus = data.cpus.map((/** @type {CpuData} */ cpu) => ({
      name: cpu.name,
      steps: cpu.steps,
      variables: new Table(cpu.variables, this.size, read),
      registers: new Table(cpu.registers, this.size, read),
      refusals: new Table(cpu.refusals, this.size, read),
    }));
    /** @type {string[]} */
    this.names = this.cpus.map((cpu) => cpu.name);
    this.first = this.places();
    this.targets = this.resolved(read(data.transitions));
    /** @type {Goal[]} */
    this.goals = data.goals.map((/** @type {{name: string, states: number}} */ goal) => {
      const states = new Uint8Array(this.size);
      read(goal.states).forEach((state) => { states[state] = 1; });
      return { name: goal.name, states, count: goal.states };
    });
  }

  /** Where the steps of each state begin among all. */
  places() {
    const enabled = this.cpus.map(({ refusals }) => {
      const counts = new Int32Array(refusals.columns.length > 0 ? refusals.columns[0].length : 1);
      refusals.columns.forEach((column, i) => column.forEach((value, row) => { counts[row] += refusals.values[i][value] === '' ? 1 : 0; }));
      return counts;
    });
    const first = new Int32Array(this.size + 1);
    for (let state = 0; state < this.size; state++) {
      let count = 0;
      this.cpus.forEach((cpu, c) => { count += enabled[c][cpu.refusals.uses[state]]; });
      first[state + 1] = first[state] + count;
    }
    return first;
  }

  /**
   * States from distances: how far each lies before the first state that is not met so far.
   * @param {Int32Array} distances
   */
  resolved(distances) {
    let next = 1;
    return distances.map((distance) => {
      const target = next - distance;
      next += distance === 0 ? 1 : 0;
      return target;
    });
  }

  /** The enabled steps of a state. @param {number} state @returns {Choice[]} */
  choices(state) {
    /** @type {Choice[]} */
    const choices = [];
    this.cpus.forEach((cpu, c) => cpu.refusals.row(state).forEach((refusal, i) => {
      if (refusal === '') {
        choices.push({ cpu: c, step: cpu.steps[i], to: this.targets[this.first[state] + choices.length] });
      }
    }));
    return choices;
  }

  /** The steps of a CPU that a state refuses. @param {number} state @param {number} cpu */
  refused(state, cpu) {
    return this.cpus[cpu].refusals.row(state)
      .map((refusal, i) => ({ step: this.cpus[cpu].steps[i], needs: refusal }))
      .filter(({ needs }) => needs !== '');
  }

  /** The variables of a state, as the Informal Trace Format has them. @param {number} state @returns {State} */
  itf(state) {
    /** @type {State} */
    const all = {};
    if (this.cpus[0].variables.names.length > 0) {
      const rows = this.cpus.map((cpu) => cpu.variables.row(state));
      this.cpus[0].variables.names.forEach((name, i) => { all[name] = { '#map': rows.map((row, c) => [this.names[c], row[i]]) }; });
    }
    const shared = this.shared.row(state);
    this.shared.names.forEach((name, i) => { all[name] = shared[i]; });
    return all;
  }

  /** The variables of a state. @param {number} state @returns {State} */
  state(state) {
    return Object.fromEntries(Object.entries(this.itf(state)).map(([name, value]) => [name, plainValue(value)]));
  }

  /** The registers of a CPU. @param {number} state @param {number} cpu @returns {{[name: string]: any}} */
  registers(state, cpu) {
    const table = this.cpus[cpu].registers;
    return Object.fromEntries(table.row(state).map((value, i) => [table.names[i], value]));
  }

  /** @returns {Sorted} */
  sorted() {
    const perCpu = this.cpus[0].variables.names.filter((_, i) => this.cpus.some((cpu) => cpu.variables.varies(i)));
    const shared = this.shared.names.filter((_, i) => this.shared.varies(i));
    const still = [...this.cpus[0].variables.names, ...this.shared.names].filter((name) => !perCpu.includes(name) && !shared.includes(name));
    return { perCpu, shared, still };
  }

  /**
   * The steps of a shortest way to a state that is wanted, or null if none leads there. At least one step is taken.
   * @param {number} from
   * @param {(state: number) => boolean} wanted
   * @returns {string[] | null}
   */
  way(from, wanted) {
    const came = new Int32Array(this.size).fill(-2);
    const open = new Int32Array(this.size + 1);
    let size = 1;
    open[0] = from;
    for (let i = 0; i < size; i++) {
      const state = open[i];
      for (let t = this.first[state]; t < this.first[state + 1]; t++) {
        const to = this.targets[t];
        if (to >= 0 && came[to] === -2) {
          came[to] = state;
          if (wanted(to)) {
            return this.steps(from, to, came);
          }
          if (to !== from) {
            open[size++] = to;
          }
        }
      }
    }
    return null;
  }

  /** @param {number} from @param {number} to @param {Int32Array} came */
  steps(from, to, came) {
    /** @type {string[]} */
    const steps = [];
    let at = to;
    do {
      const before = came[at];
      const here = at;
      steps.unshift(/** @type {Choice} */ (this.choices(before).find((choice) => choice.to === here)).step);
      at = before;
    } while (at !== from);
    return steps;
  }
}

/** A value of the Informal Trace Format as it is shown. @param {any} itf @returns {Value} */
function plainValue(itf) {
  if (itf === null || typeof itf !== 'object') {
    return typeof itf === 'string' ? itf.replace(/_OF_[A-Z_0-9]+$/, '') : itf;
  }
  if (Array.isArray(itf)) return itf.map(plainValue);
  if ('#bigint' in itf) return Number(itf['#bigint']);
  if ('#tup' in itf) return itf['#tup'].map(plainValue);
  if ('#set' in itf) return itf['#set'].map(plainValue).sort((/** @type {Value} */ a, /** @type {Value} */ b) => (words(a) < words(b) ? -1 : 1));
  /** @type {[any, any][]} */
  const pairs = '#map' in itf ? itf['#map'] : Object.entries(itf);
  return Object.fromEntries(pairs.map(([key, value]) => [String(plainValue(key)), plainValue(value)]));
}
