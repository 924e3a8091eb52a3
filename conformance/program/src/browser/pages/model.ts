import { about, refusedList } from './actions';
import { type Actions, type Behaviour, nameOf, type Refusal } from './behaviour';
import { openPage } from './data';
import { button, type Child, html, table } from './dom';
import { asOneStop, keepingFocus, onArrows } from './keys';
import { lanes, legend, NAMES } from './lanes';
import { pictureButton } from './picture';
import { sortedVariables, stateTables } from './states';

/** What `BehaviourPage` writes. */
interface Data extends Behaviour {
  readonly title: string;
  readonly description: string;
  readonly figures: string;
  readonly ending: string;
  readonly good: boolean;
  readonly changes: { readonly cpu: string | null; readonly text: string }[][];
  readonly actions?: Actions;
  readonly choices?: { readonly possible: string[]; readonly refused: Refusal[] }[];
  readonly notes?: string[];
  readonly beside?: { readonly here: string; readonly there: string; readonly rows: [name: string, here: string, there: string][][] };
}

/** The same state as somebody else has it. */
function beside({ beside: other }: Data, state: number): Child[] {
  const rows = other?.rows[state] ?? [];
  if (other === undefined || rows.length === 0) return [];
  const both = `${other.here} and ${other.there}`;
  return [html('h3', {}, both), table(both, ['variable', other.here, other.there],
    rows.map(([name, here, there]) => html('tr', { class: here === there ? null : 'differs' },
      html('th', { scope: 'row' }, name), html('td', { class: 'mono' }, here), html('td', { class: 'mono' }, there))))];
}

/** What led to a state: the step with its words, the kernel function that it stands for, and what it changed. */
function led(data: Data, now: number): Child[] {
  if (now === 0) return [html('h2', {}, 'Initial state')];
  const step = data.steps[now - 1];
  const said = data.actions?.[nameOf(step.name)]?.words;
  const changes = data.changes[now - 1].map(({ cpu, text }) => (cpu ? `${cpu}: ` : '') + text).join(', ');
  return [
    html('h2', {}, `${now} ${step.name}`),
    said ? html('p', {}, said) : null,
    step.source ? html('p', { class: 'mono' }, step.source) : null,
    html('p', {}, `Changed: ${changes || 'nothing'}`),
  ];
}

function show(data: Data, page: HTMLElement): void {
  const last = data.steps.length;
  const actions = data.actions ?? {};
  page.append(html('p', {}, data.description), html('p', { class: 'soft' }, data.figures));
  if (last === 0) {
    page.append(html('p', {}, 'There is no behaviour to show.'));
    return;
  }
  const sorted = sortedVariables(data.lanes, data.states);
  const [drawing, mark] = lanes(data, true);
  const steps = data.steps.map((step, i) => button(`${i + 1} ${step.name}`, () => go(i + 1)));
  const where = html('strong', { role: 'status' });
  const panel = html('section', { class: 'now', 'aria-label': 'state' });
  const back = button('Back (←)', () => go(now - 1));
  const forth = button('Forward (→)', () => go(now + 1));
  let now = 0;
  let unfolded = false;

  /** What could happen in a state beside what did, and what was refused, with the guards. */
  function others(state: number): Child[] {
    const here = data.choices?.[state];
    if (!here) return [];
    const taken = data.steps[state]?.name;
    const possible = here.possible.filter((step) => step !== taken);
    return [
      html('h3', {}, taken ? `Possible besides ${taken}` : 'Possible next'),
      possible.length === 0 ? html('p', { class: 'soft' }, 'no other step') : null,
      html('ul', { class: 'choices guarded' }, possible.map((step) => html('li', {}, html('code', {}, step), about(step, actions)))),
      here.refused.length === 0 ? null : html('details', { open: unfolded, ontoggle: (event) => {
        unfolded = (event.target as HTMLDetailsElement).open;
      } }, html('summary', {}, `${here.refused.length} steps that are refused here`), refusedList(here.refused, actions)),
    ];
  }

  function go(step: number): void {
    now = Math.max(0, Math.min(last, step));
    where.textContent = now === 0 ? 'Initial state' : `Step ${now} of ${last}`;
    keepingFocus(page, () => {
      back.disabled = now === 0;
      forth.disabled = now === last;
      const parts: Child[] = [
        led(data, now),
        data.notes?.[now] ? html('p', {}, data.notes[now]) : null,
        now === last ? html('p', { class: data.good ? 'verdict complete' : 'missed verdict' }, data.ending) : null,
        beside(data, now),
        others(now),
        stateTables(data.lanes, data.states[now], data.states[now - 1], sorted),
      ];
      panel.replaceChildren(html('div', {}, parts));
    });
    steps.forEach((each, i) => (i + 1 === now ? each.setAttribute('aria-current', 'step') : each.removeAttribute('aria-current')));
    if (now > 0) {
      steps[now - 1].scrollIntoView({ block: 'nearest' });
    }
    mark(now);
    history.replaceState(null, '', `#step=${now}`);
  }

  onArrows((key) => go({ ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[key]));
  const list = html('ol', { class: 'steps', 'aria-label': 'steps' }, steps.map((each) => html('li', {}, each)));
  page.append(html('div', { class: 'controls' }, button('First (Home)', () => go(0)), back, forth, button('Last (End)', () => go(last)), where),
    legend(),
    html('div', { class: 'trace' },
      html('div', {}, html('div', { class: 'behaviour' }, list, drawing), pictureButton(() => lanes(data, true, NAMES)[0], data.title)),
      panel));
  const wanted = /^#step=(\d{1,6})$/.exec(location.hash);
  if (location.hash && !wanted) {
    page.append(html('p', { role: 'alert' }, 'The link names no step of this behaviour; here is its end.'));
  }
  go(wanted ? Number(wanted[1]) : last);
  asOneStop(list, steps, false);
}

void openPage<Data>(show);
