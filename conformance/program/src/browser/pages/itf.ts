import { type State, type Value, words } from './behaviour';

/** A value as the Informal Trace Format writes it. */
export type Itf = Value;

/** A value of the Informal Trace Format as it is shown. */
export function plainValue(itf: Itf): Value {
  if (typeof itf === 'string') return itf.replace(/_OF_[A-Z_0-9]+$/, '');
  if (itf === null || typeof itf !== 'object') return itf;
  if (Array.isArray(itf)) return itf.map(plainValue);
  if ('#bigint' in itf) return Number(itf['#bigint']);
  const list = itf['#tup'] ?? itf['#set'];
  if (Array.isArray(list)) {
    const plain = list.map(plainValue);
    return '#set' in itf ? plain.sort((a, b) => (words(a) < words(b) ? -1 : 1)) : plain;
  }
  const pairs = Array.isArray(itf['#map']) ? itf['#map'].map((pair) => pair as [Itf, Itf]) : Object.entries(itf);
  return Object.fromEntries(pairs.map(([key, value]) => [String(plainValue(key)), plainValue(value)]));
}

export const plainState = (itf: { readonly [variable: string]: Itf }): State => Object.fromEntries(
  Object.entries(itf).filter(([name]) => name !== '#meta').map(([name, value]) => [name, plainValue(value)]));

/** Functions with their arguments in order, to be compared. */
export function sorted(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(sorted) : Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
