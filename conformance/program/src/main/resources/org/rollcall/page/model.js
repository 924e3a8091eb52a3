
const ROW = 28;
const TOP = 34;
const LANE = 120;

/** What a CPU is doing in a state, the innermost first: a class for its colour, and words. */
function activity(state, cpu) {
  const at = (variable) => (state[variable] && typeof state[variable] === 'object' ? state[variable][cpu] : undefined);
  const busy = (variable) => at(variable) !== undefined && at(variable) !== '-';
  if (busy('nmiPc')) return ['nmi', 'in the NMI handler'];
  if (busy('irqPc')) return ['hard', 'in an interrupt handler'];
  if (busy('dbgPc')) return ['dbg', 'in the debugger'];
  const task = String(at('task') ?? 'open').toLowerCase();
  if (task.includes('stuck')) return ['stuck', 'locked up, interrupts off'];
  if (task.includes('hard')) return ['hard', 'DAIF masked'];
  return task.includes('irq') ? ['irqoff', 'interrupts off'] : ['open', 'interrupts on'];
}

const words = (value) => (Array.isArray(value) ? `{${value.map(words).join(', ')}}`
  : value !== null && typeof value === 'object' ? Object.entries(value).map(([k, v]) => `${k}: ${words(v)}`).join('; ')
    : value === true ? 'TRUE' : value === false ? 'FALSE' : String(value));

function lanes(data) {
  const x = (lane) => 20 + LANE * lane + LANE / 2 - 20;
  const y = (step) => TOP + ROW * step + ROW / 2;
  const height = TOP + ROW * data.steps.length + 12;
  const width = LANE * data.lanes.length + 20;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const current = svg('rect', { class: 'row', x: 0, width, height: ROW, y: TOP });
  drawing.append(current);
  data.lanes.forEach((name, lane) => {
    for (let step = 0; step < data.steps.length; step++) {
      const [kind] = activity(data.states[step + 1], name);
      drawing.append(svg('rect', { class: kind, x: x(lane) - 9, y: TOP + ROW * step, width: 18, height: ROW }));
    }
    drawing.append(svg('text', { x: x(lane), y: 20, 'text-anchor': 'middle' }, name));
    drawing.append(svg('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: TOP, y2: height - 8 }));
  });
  data.messages.forEach((message) => {
    const lost = message.taken < 0 ? ' lost' : '';
    const [x1, y1, x2] = [x(message.from), y(message.sent), x(message.to)];
    const side = x2 > x1 ? -10 : 10;
    const y2 = message.taken < 0 ? height - 14 : y(message.taken);
    drawing.append(svg('polyline', { class: 'message' + lost, points: `${x1},${y1} ${x2 + side},${y1} ${x2 + side},${y2 - 6}` }));
    drawing.append(svg('polygon', { class: 'head' + lost, points: `${x2 + side - 5},${y2 - 8} ${x2 + side + 5},${y2 - 8} ${x2 + side},${y2}` }));
    drawing.append(svg('text', { class: 'soft', x: (x1 + x2) / 2, y: y1 - 4, 'text-anchor': 'middle' }, message.text));
  });
  data.steps.forEach((step, i) => {
    drawing.append(svg('circle', { class: 'step', cx: x(step.lane), cy: y(i), r: 5 }));
  });
  return [drawing, (step) => current.setAttribute('y', step > 0 ? TOP + ROW * (step - 1) : -ROW)];
}

function legend() {
  const key = (kind, text) => html('span', {}, svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' },
    svg('rect', { class: kind, width: 18, height: 14 })), text);
  return html('p', { class: 'legend' }, key('open', 'interrupts on'), key('irqoff', 'interrupts off, locked up'),
    key('hard', 'DAIF masked, or in an interrupt'), key('nmi', 'in the NMI handler'), key('dbg', 'in the debugger'));
}

/** Variables by whether some step of the behaviour changes them, and by whether each CPU has its own value. */
function variables(data) {
  const changes = (name) => data.states.some((state) => JSON.stringify(state[name]) !== JSON.stringify(data.states[0][name]));
  const own = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && data.lanes.every((cpu) => cpu in value);
  const names = Object.keys(data.states[0]);
  const perCpu = names.filter((name) => own(data.states[0][name]));
  const shared = names.filter((name) => !perCpu.includes(name));
  return { perCpu: perCpu.filter(changes), shared: shared.filter(changes), still: names.filter((name) => !changes(name)) };
}

function stateTables(data, sorted, step) {
  const state = data.states[step];
  const changed = (name) => step > 0 && JSON.stringify(state[name]) !== JSON.stringify(data.states[step - 1][name]);
  const row = (name, cells) => html('tr', { class: changed(name) ? 'changed' : null },
    html('th', { scope: 'row' }, name), cells.map((cell) => html('td', { class: 'mono' }, words(cell))));
  const table = (label, head, rows) => html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    html('table', {}, head, html('tbody', {}, rows)));
  return [
    html('h3', {}, 'Each CPU'),
    table('variables of each CPU',
      html('thead', {}, html('tr', {}, html('th', { scope: 'col' }, 'variable'), data.lanes.map((cpu) => html('th', { scope: 'col' }, cpu)))),
      [html('tr', {}, html('th', { scope: 'row' }, 'does'), data.lanes.map((cpu) => html('td', {}, activity(state, cpu)[1]))),
        sorted.perCpu.map((name) => row(name, data.lanes.map((cpu) => state[name][cpu])))].flat()),
    html('h3', {}, 'Locks, counters, masks'),
    table('shared variables', null, sorted.shared.map((name) => row(name, [state[name]]))),
    html('details', {}, html('summary', {}, `${sorted.still.length} variables that no step changes`),
      table('unchanged variables', null, sorted.still.map((name) => row(name, [state[name]])))),
  ];
}

open((data, page) => {
  const last = data.steps.length;
  let now = 0;
  page.append(html('p', {}, data.description), html('p', { class: 'soft' }, data.figures));
  if (last === 0) {
    page.append(html('p', {}, data.found === 'holds' ? 'The property holds: there is no counterexample.' : data.found));
    return;
  }
  const sorted = variables(data);
  const [drawing, moveTo] = lanes(data);
  const buttons = data.steps.map((step, i) => html('button', { type: 'button', onclick: () => go(i + 1) }, `${i + 1} ${step.name}`));
  const where = html('strong', { role: 'status' });
  const panel = html('section', { class: 'now', 'aria-label': 'state' });
  const control = (text, to) => html('button', { type: 'button', onclick: () => go(to()) }, text);
  const back = control('Back (←)', () => now - 1);
  const forth = control('Forward (→)', () => now + 1);

  function go(step) {
    now = Math.max(0, Math.min(last, step));
    where.textContent = now === 0 ? 'Initial state' : `Step ${now} of ${last}`;
    back.disabled = now === 0;
    forth.disabled = now === last;
    buttons.forEach((button, i) => (i + 1 === now ? button.setAttribute('aria-current', 'step') : button.removeAttribute('aria-current')));
    if (now > 0) {
      buttons[now - 1].scrollIntoView({ block: 'nearest' });
    }
    moveTo(now);
    const step_ = data.steps[now - 1];
    panel.replaceChildren(...[
      html('h2', {}, now === 0 ? 'Initial state' : `${now} ${step_.name}`),
      step_ && step_.source ? html('p', { class: 'mono' }, step_.source) : null,
      now > 0 ? html('p', {}, 'Changed: ' + (data.changes[now - 1].map((c) => (c.cpu ? `${c.cpu}: ` : '') + c.text).join(', ') || 'nothing')) : null,
      now === last ? html('p', { class: 'missed verdict' }, data.ending) : null,
      stateTables(data, sorted, now),
    ].flat().filter(Boolean));
    history.replaceState(null, '', `#step=${now}`);
  }

  document.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last };
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('.scroll, pre, input, select')) return;
    if (event.key in steps) {
      event.preventDefault();
      go(steps[event.key]);
    }
  });
  page.append(html('div', { class: 'controls' }, control('First (Home)', () => 0), back, forth, control('Last (End)', () => last), where),
    legend(),
    html('div', { class: 'trace' },
      html('div', { class: 'behaviour' }, html('ol', { class: 'steps', 'aria-label': 'steps' }, buttons.map((b) => html('li', {}, b))), drawing),
      panel));
  const wanted = /^#step=(\d{1,6})$/.exec(location.hash);
  if (location.hash && !wanted) {
    page.append(html('p', { role: 'alert' }, 'The link names no step of this behaviour; here is its end.'));
  }
  go(wanted ? Number(wanted[1]) : last);
});
