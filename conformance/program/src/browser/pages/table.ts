import type { Numbers } from './data';

/** What the program writes of a table; its numbers stand behind the JSON. */
export interface TableData<V> {
  readonly names: string[];
  readonly values: V[][];
  readonly rows: number;
}

/** Rows of values; a state has a row. */
export class Table<V> {
  readonly names: string[];
  private readonly values: V[][];
  private readonly columns: Int32Array[];
  private readonly uses: Int32Array;

  constructor(data: TableData<V>, states: number, read: Numbers) {
    this.names = data.names;
    this.values = data.values;
    this.columns = data.names.map(() => read(data.rows));
    this.uses = read(states);
  }

  row(state: number): V[] {
    const row = this.uses[state];
    return this.columns.map((column, i) => this.values[i][column[row]]);
  }

  /** Whether some state differs from another in a column. */
  varies(column: number): boolean {
    return this.values[column].length > 1;
  }

  /** For each state, how many of its values are this one. */
  counts(value: V): (state: number) => number {
    const counts = new Int32Array(this.columns.length > 0 ? this.columns[0].length : 1);
    this.columns.forEach((column, i) => column.forEach((number, row) => { counts[row] += this.values[i][number] === value ? 1 : 0; }));
    return (state) => counts[this.uses[state]];
  }
}
