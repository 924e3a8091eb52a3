import { html } from './dom';
import type { Found } from './rollcalls';

const AROUND = 3;
const SHOWN = 3_000;

/** The text of the log around a roll call; `evidence` are lines that a reason names. */
export function logText(call: Found, evidence: ReadonlySet<number>): HTMLElement {
  const wanted = call.source.text.filter(([number]) => (number >= call.first - AROUND && number <= call.last + AROUND) || evidence.has(number));
  if (wanted.length === 0) {
    return html('p', { class: 'soft' }, 'The page does not hold the text of this log.');
  }
  const shown = wanted.slice(0, SHOWN);
  const rows = shown.flatMap(([number, text], i) => {
    const hit = evidence.has(number) || number === call.line;
    const row = html('div', { id: `L${number}`, tabindex: -1, class: hit ? 'hit' : null }, html('span', { class: 'n' }, String(number)), text);
    return i > 0 && number !== shown[i - 1][0] + 1 ? [html('div', { class: 'soft' }, html('span', { class: 'n' }, '⋮')), row] : [row];
  });
  return html('div', { class: 'log mono', tabindex: 0, role: 'region', 'aria-label': 'text of the log' }, rows);
}
