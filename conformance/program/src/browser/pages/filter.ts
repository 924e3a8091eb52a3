import { cpuList } from './cpus';
import { html } from './dom';
import { type Found, SETS } from './rollcalls';

function choice(values: readonly string[]): HTMLSelectElement {
  return html('select', {}, html('option', { value: '' }, 'all'), [...new Set(values)].sort().map((value) => html('option', { value }, value)));
}

/** Which roll calls are listed. */
export class Filter {
  private readonly verdict: HTMLSelectElement;
  private readonly kind: HTMLSelectElement;
  private readonly trigger: HTMLSelectElement;
  private readonly cpu = html('input', { inputmode: 'numeric', size: 6 });
  private readonly text = html('input', { type: 'search', size: 24 });

  constructor(calls: readonly Found[]) {
    this.verdict = choice(calls.map((call) => call.verdict));
    this.kind = choice(calls.map((call) => call.kind));
    this.trigger = choice(calls.map((call) => call.what));
  }

  matches(call: Found): boolean {
    const cpu = this.cpu.value.trim();
    const text = this.text.value.trim().toLowerCase();
    return (!this.verdict.value || call.verdict === this.verdict.value)
      && (!this.kind.value || call.kind === this.kind.value)
      && (!this.trigger.value || call.what === this.trigger.value)
      && (!cpu || SETS.some((set) => cpuList(call[set]).includes(Number(cpu))))
      && (!text || [call.source.log, ...call.groups.flatMap((group) => [group.code, group.text])].some((part) => part.toLowerCase().includes(text)));
  }

  /** Its fields; `changed` is called when one was changed. */
  shown(changed: () => void): HTMLElement {
    const fields: readonly [string, HTMLElement][] = [['verdict', this.verdict], ['kind', this.kind], ['trigger', this.trigger], ['CPU', this.cpu], ['reason or log', this.text]];
    return html('div', { class: 'filter', role: 'search', oninput: changed }, fields.map(([name, field]) => html('label', {}, name, field)));
  }
}
