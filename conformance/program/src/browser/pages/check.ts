import { cpuList } from './cpus';
import { openPage } from './data';
import { button, type Child, html, scrolling, table } from './dom';
import { Filter } from './filter';
import { keepingFocus } from './keys';
import { logText } from './logtext';
import { pictureButton } from './picture';
import { FOLD, type Found, laneCpus, type Log, type RollCall, SETS } from './rollcalls';
import { strip } from './strip';
import { timeline } from './timeline';

/** What `HtmlReport` writes. */
interface Data {
  readonly summary: string;
  readonly codes: { readonly [code: string]: string };
  readonly logs: Log[];
}

/** So many roll calls are listed at first, and more at each wish. */
const SHOWN = 200;
const RANK = ['impossible', 'missed', 'inconclusive', 'complete'];
const COLUMNS = ['#', 'verdict', 'trigger', 'by', ...SETS, 'line', 'log'];

const number = (value: number | string): HTMLElement => html('td', { class: 'number' }, String(value));

const short = (set: string | null): string => (set === null ? '?' : set === '' ? '–' : set.length > 24 ? `${cpuList(set).length} CPUs` : set);

const logTable = (logs: readonly Log[]): Child[] => [html('h2', {}, 'Logs'), table('logs', ['verdict', 'roll calls', 'lines', 'log'],
  logs.map((log) => html('tr', {}, html('td', { class: `verdict ${log.verdict}` }, log.verdict), number(log.calls.length), number(log.lines), html('td', {}, log.log))))];

/** The events of a trace. */
const traced = (call: RollCall): Child => (call.trace.length === 0 ? null : html('details', {}, html('summary', {}, `${call.trace.length} events of the trace`),
  table('trace', ['line', 'time', 'CPU', 'event'], call.trace.map(([line, micros, cpu, what]) => html('tr', {}, number(line),
    number((micros / 1e6).toFixed(6)), number(cpu), html('td', { class: 'mono' }, what))))));

function show(data: Data, page: HTMLElement): void {
  const calls: Found[] = data.logs.flatMap((log) => log.calls.map((call) => ({ ...call, source: log })));
  page.append(html('p', {}, data.summary));
  if (data.logs.length > 1) {
    page.append(...(logTable(data.logs) as Node[]));
  }
  if (calls.length === 0) {
    page.append(html('p', {}, 'There is no roll call in what was read.'));
    return;
  }
  const filter = new Filter(calls);
  const detail = html('section', { 'aria-label': 'roll call', tabindex: -1 });
  const body = html('tbody');
  const count = html('p', { role: 'status', class: 'soft' });
  const more = button('Show more', () => list(limit + SHOWN), { class: 'more' });
  let limit = SHOWN;
  let current: Found | null = null;

  const row = (call: Found): HTMLElement => html('tr', { 'aria-current': call === current ? 'true' : null },
    html('td', {}, button(`#${call.index}`, () => choose(call, true), { 'aria-label': `open roll call ${call.index} of ${call.source.log}` })),
    html('td', { class: `verdict ${call.verdict}` }, call.verdict), html('td', {}, call.what), number(call.by ?? '?'),
    SETS.map((set) => html('td', { class: 'mono' }, short(call[set]))), number(call.line), html('td', {}, call.source.log));

  function list(upTo: number): void {
    limit = upTo;
    const found = calls.filter((call) => filter.matches(call));
    keepingFocus(page, () => {
      body.replaceChildren(...found.slice(0, limit).map(row));
      more.hidden = found.length <= limit;
    });
    count.textContent = `${found.length} of ${calls.length} roll calls` + (found.length > limit ? `, the first ${limit} shown` : '');
  }

  /** The reasons; each leads to the line that it rests on. */
  const reasons = (call: Found, showLine: (line: number) => void): Child[] => (call.groups.length === 0 ? [] : [html('h3', {}, 'Why'),
    html('ul', { class: 'reasons' }, call.groups.map((group) => html('li', {}, group.text + ' ',
      group.line > 0 ? html('a', { href: `#L${group.line}`, onclick: (event) => { event.preventDefault(); showLine(group.line); } }, `line ${group.line}`) : null,
      html('span', { class: 'soft', title: data.codes[group.code] }, ` [${group.code}]`))))]);

  function choose(call: Found, go: boolean, unfolded = false): void {
    current = call;
    const text = logText(call, new Set(call.groups.map((group) => group.line).filter((line) => line > 0)));
    const showLine = (line: number): void => {
      const target = text.querySelector<HTMLElement>(`#L${line}`);
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    };
    const parts: Child[] = [
      html('h2', {}, `#${call.index} ${call.what}`, call.by === null ? '' : ` by CPU ${call.by}`, ': ', html('span', { class: `verdict ${call.verdict}` }, call.verdict)),
      html('p', { class: 'soft' }, `${call.source.log}, line ${call.line}`),
      timeline(call, unfolded, page.clientWidth, showLine),
      laneCpus(call).length > FOLD ? button(unfolded ? 'Fold CPUs of the same fate' : 'A lane for each CPU', () => choose(call, false, !unfolded)) : null,
      pictureButton(() => detail.querySelector('svg'), `${call.source.log} #${call.index} ${call.what}: ${call.verdict}`),
      reasons(call, showLine),
      traced(call),
      html('h3', {}, 'Text'),
      text,
    ];
    keepingFocus(page, () => detail.replaceChildren(html('div', {}, parts)));
    list(limit);
    if (go) {
      detail.scrollIntoView({ block: 'start' });
      detail.focus({ preventScroll: true });
    }
  }

  page.append(html('h2', {}, 'Roll calls'), filter.shown(() => list(SHOWN)), count,
    scrolling('roll calls', html('table', {}, html('thead', {}, html('tr', {}, COLUMNS.map((name) => html('th', { scope: 'col' }, name)))), body)),
    more, detail);
  const silent = strip(calls, (call) => choose(call, true));
  if (silent) {
    page.append(silent);
  }
  choose(calls.reduce((worst, call) => (RANK.indexOf(call.verdict) < RANK.indexOf(worst.verdict) ? call : worst)), false);
}

void openPage<Data>(show);
