
/** @typedef {[line: number, micros: number | null, cpu: number, kind: string, text: string]} Mark */
/** @typedef {{code: string, text: string, line: number}} Group reasons that read alike */
/** @typedef {'asked' | 'answered' | 'idle' | 'missed' | 'undecided'} CpuSet */
/** @typedef {{log: string, verdict: string, lines: number, calls: RollCall[], text: [number, string][]}} Log */
/** @typedef {{[set in CpuSet]: string | null} & {index: number, first: number, last: number, line: number, what: string, by: number | null,
 *   verdict: string, groups: Group[], marks: Mark[], trace: [line: number, micros: number, cpu: number, text: string][], log: string, source: Log}} RollCall */

const SHOWN = 200;
const FOLD = 16;
const LABEL = 190;
const ROW_HEIGHT = 20;
/** @type {CpuSet[]} */
const SILENT = ['missed', 'undecided'];
/** @type {CpuSet[]} */
const SETS = ['asked', 'answered', 'idle', 'missed', 'undecided'];
/** @type {CpuSet[]} */
const FATES = ['missed', 'undecided', 'answered', 'idle'];

/** What became of each CPU of a roll call. @param {RollCall} call */
function fates(call) {
  /** @type {Map<number, CpuSet>} */
  const fate = new Map();
  cpuList(call.asked).forEach((cpu) => fate.set(cpu, 'undecided'));
  [...FATES].reverse().forEach((kind) => cpuList(call[kind]).forEach((cpu) => fate.set(cpu, kind)));
  return fate;
}

/** Lanes: a CPU each, or one for all CPUs of the same fate where there are many. @param {RollCall} call @param {boolean} unfolded */
function lanesOf(call, unfolded) {
  const fate = fates(call);
  const cpus = [...fate.keys()].sort((a, b) => a - b);
  if (call.by !== null && !fate.has(call.by)) {
    cpus.unshift(call.by);
  }
  if (unfolded || cpus.length <= FOLD) {
    return cpus.map((cpu) => ({ cpus: [cpu], fate: fate.get(cpu) || 'note', label: `CPU ${cpu}` }));
  }
  return FATES.map((kind) => ({ cpus: cpus.filter((cpu) => fate.get(cpu) === kind), fate: kind }))
    .filter((lane) => lane.cpus.length > 0)
    .map((lane) => ({ ...lane, label: lane.cpus.length > 1 ? `${lane.cpus.length} CPUs` : `CPU ${lane.cpus[0]}` }));
}

/**
 * @param {RollCall} call
 * @param {boolean} unfolded
 * @param {number} room in pixels
 * @param {(line: number) => void} showLine
 */
function timeline(call, unfolded, room, showLine) {
  const lanes = lanesOf(call, unfolded);
  const timed = call.marks.length > 0 && call.marks.every((mark) => mark[1] !== null);
  const at = (/** @type {Mark} */ mark) => (timed ? /** @type {number} */ (mark[1]) / 1e6 : mark[0]);
  const request = call.marks.find((mark) => mark[3] === 'request');
  const positions = call.marks.map(at);
  const from = Math.min(...positions, call.line);
  const traced = timed ? call.trace.map((event) => event[1] / 1e6) : [];
  let start = timed ? Math.min(...positions, ...traced) : Math.min(from, call.first);
  let end = timed ? Math.max(...positions, ...traced) : Math.max(...positions, call.last);
  const waited = timed && request && (call.missed || call.undecided);
  if (waited) {
    end = Math.max(end, at(request) + 10);
  }
  if (end <= start) {
    end = start + 1;
  }
  const width = Math.max(560, Math.min(1600, room));
  const x = (/** @type {number} */ position) => LABEL + 10 + (width - LABEL - 40) * (position - start) / (end - start);
  const height = 34 + ROW_HEIGHT * lanes.length + 26;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'timeline of the roll call' });
  if (waited) {
    drawing.append(svg('rect', { class: 'wait', x: x(at(request)), y: 24, width: Math.max(0, x(at(request) + 10) - x(at(request))), height: height - 50 }));
    drawing.append(svg('text', { class: 'soft', x: x(at(request) + 10), y: 18, 'text-anchor': 'end' }, '10 s: the wait is over'));
  }
  const row = new Map();
  lanes.forEach((lane, i) => {
    const y = 34 + ROW_HEIGHT * i + ROW_HEIGHT / 2;
    lane.cpus.forEach((cpu) => row.set(cpu, y));
    drawing.append(svg('line', { class: 'lane', x1: LABEL, x2: width - 20, y1: y, y2: y }));
    drawing.append(svg('text', { class: `fate ${lane.fate}`, x: 0, y: y + 4 }, `${lane.label} ${lane.fate === 'note' ? 'asks' : lane.fate}`));
    if (request && (lane.fate === 'missed' || lane.fate === 'undecided')) {
      drawing.append(svg('line', { class: `gone ${lane.fate}`, x1: x(at(request)), x2: x(end), y1: y, y2: y }));
    }
  });
  if (request) {
    drawing.append(svg('line', { class: 'grid', x1: x(at(request)), x2: x(at(request)), y1: 24, y2: height - 24 }));
  }
  const drawn = new Set();
  call.marks.forEach((mark) => {
    const [line, , cpu, kind, text] = mark;
    const y = row.get(cpu) ?? 26;
    const spot = `${Math.round(x(at(mark)) * 2)}:${y}:${kind}`;
    if (drawn.has(spot)) return;
    drawn.add(spot);
    const say = `line ${line}${cpu >= 0 ? `, CPU ${cpu}` : ''}: ${text}`;
    drawing.append(svg('a', { href: `#L${line}`, 'aria-label': say, onclick: (/** @type {Event} */ event) => { event.preventDefault(); showLine(line); } },
      svg('title', {}, say), svg('circle', { class: `dot ${kind}`, cx: x(at(mark)), cy: y, r: kind === 'request' ? 7 : 5 })));
  });
  call.trace.forEach(([line, micros, cpu, text]) => {
    const y = row.get(cpu);
    if (timed && y !== undefined && micros / 1e6 >= start && micros / 1e6 <= end) {
      drawing.append(svg('rect', { class: 'traced', x: x(micros / 1e6) - 1, y: y - 8, width: 2, height: 16 }, svg('title', {}, `trace line ${line}, CPU ${cpu}: ${text}`)));
    }
  });
  const unit = timed ? ' s' : '';
  const digits = timed ? (end - start < 1 ? 6 : 3) : 0;
  drawing.append(svg('text', { class: 'soft', x: x(start), y: height - 6 }, (timed ? '' : 'line ') + start.toFixed(digits) + unit));
  drawing.append(svg('text', { class: 'soft', x: x(end), y: height - 6, 'text-anchor': 'end' }, (timed ? '' : 'line ') + end.toFixed(digits) + unit));
  return html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'timeline' }, drawing);
}

/**
 * Which CPU was silent in which roll call: a row for each CPU that ever was, a column for each roll call.
 * @param {RollCall[]} calls
 * @param {(call: number) => void} choose
 */
function strip(calls, choose) {
  /** @type {Map<number, Map<number, string>>} */
  const silent = new Map();
  calls.forEach((call, i) => SILENT.forEach((kind) => cpuList(call[kind]).forEach((cpu) => {
    silent.set(cpu, (silent.get(cpu) || new Map()).set(i, kind));
  })));
  if (silent.size === 0) {
    return null;
  }
  const fatesOf = (/** @type {number} */ cpu) => /** @type {Map<number, string>} */ (silent.get(cpu));
  // CPUs that were silent in the same roll calls share a row
  /** @type {Map<string, number[]>} */
  const rows = new Map();
  [...silent.keys()].sort((a, b) => a - b).forEach((cpu) => {
    const key = [...fatesOf(cpu)].join();
    rows.set(key, [...(rows.get(key) || []), cpu]);
  });
  const columns = Math.min(calls.length, 400);
  const shown = [...rows.values()].slice(0, 64);
  const width = 120 + columns * 14;
  const height = 18 * shown.length + 6;
  const drawing = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  shown.forEach((cpus, y) => {
    const name = listForm(cpus);
    drawing.append(svg('text', { x: 0, y: 18 * y + 14 }, name.length > 12 ? `${cpus.length} CPUs` : `CPU ${name}`));
    fatesOf(cpus[0]).forEach((kind, i) => {
      if (i < columns) {
        drawing.append(svg('rect', { class: `cell ${kind}`, x: 120 + 14 * i, y: 18 * y + 2, width: 12, height: 14, onclick: () => choose(i) },
          svg('title', {}, `CPU ${name}: ${kind} in ${calls[i].log} #${calls[i].index}`)));
      }
    });
  });
  const list = shown.map((cpus) => {
    const name = listForm(cpus);
    const times = fatesOf(cpus[0]).size;
    return html('li', {}, `${name.length > 60 ? `${cpus.length} CPUs, from ${cpus[0]} to ${cpus[cpus.length - 1]}` : `CPU ${name}`}: silent in ${times} of ${calls.length}`);
  });
  return html('section', {}, html('h2', {}, 'Which CPU was silent in which roll call'),
    html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'silent CPUs' }, drawing), html('ul', {}, list));
}

/** @param {Log} log @param {RollCall} call @param {Set<number>} lines */
function logText(log, call, lines) {
  const wanted = log.text.filter(([number]) => (number >= call.first - 3 && number <= call.last + 3) || lines.has(number));
  if (wanted.length === 0) {
    return html('p', { class: 'soft' }, 'The page does not hold the text of this log.');
  }
  /** @type {Element[]} */
  const rows = [];
  /** @type {number | null} */
  let before = null;
  wanted.slice(0, 3000).forEach(([number, text]) => {
    if (before !== null && number !== before + 1) {
      rows.push(html('div', { class: 'soft' }, html('span', { class: 'n' }, '⋮')));
    }
    before = number;
    rows.push(html('div', { id: `L${number}`, tabindex: -1, class: lines.has(number) || number === call.line ? 'hit' : null },
      html('span', { class: 'n' }, String(number)), text));
  });
  return html('div', { class: 'log mono', tabindex: 0, role: 'region', 'aria-label': 'text of the log' }, rows);
}

openPage((data, page) => {
  /** @type {Log[]} */
  const logs = data.logs;
  const calls = logs.flatMap((log) => log.calls.map((call) => ({ ...call, log: log.log, source: log })));
  const detail = html('section', { 'aria-label': 'roll call', tabindex: -1 });
  const body = html('tbody');
  const count = html('p', { role: 'status', class: 'soft' });
  const more = html('button', { type: 'button', class: 'more', onclick: () => list(limit + SHOWN) }, 'Show more');
  /** @type {{[name: string]: any}} */
  const field = { verdict: html('select'), trigger: html('select'), cpu: html('input', { inputmode: 'numeric', size: 6 }), text: html('input', { type: 'search', size: 24 }) };
  let limit = SHOWN;
  /** @type {RollCall | null} */
  let current = null;

  page.append(html('p', {}, data.summary));
  if (logs.length > 1) {
    page.append(html('h2', {}, 'Logs'), html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'logs' }, html('table', {},
      html('thead', {}, html('tr', {}, ['verdict', 'roll calls', 'lines', 'log'].map((name) => html('th', { scope: 'col' }, name)))),
      html('tbody', {}, logs.map((log) => html('tr', {}, html('td', { class: `verdict ${log.verdict}` }, log.verdict),
        html('td', { class: 'number' }, String(log.calls.length)), html('td', { class: 'number' }, String(log.lines)), html('td', {}, log.log)))))));
  }
  if (calls.length === 0) {
    page.append(html('p', {}, 'There is no roll call in what was read.'));
    return;
  }
  const options = (/** @type {HTMLElement} */ select, /** @type {string[]} */ values) => select.append(html('option', { value: '' }, 'all'), ...values.map((value) => html('option', { value }, value)));
  options(field.verdict, [...new Set(calls.map((call) => call.verdict))].sort());
  options(field.trigger, [...new Set(calls.map((call) => call.what))].sort());

  /** @param {RollCall} call */
  function matches(call) {
    const cpu = field.cpu.value.trim();
    const text = field.text.value.trim().toLowerCase();
    return (!field.verdict.value || call.verdict === field.verdict.value)
      && (!field.trigger.value || call.what === field.trigger.value)
      && (!cpu || SETS.some((set) => cpuList(call[set]).includes(Number(cpu))))
      && (!text || [call.log, ...call.groups.flatMap((group) => [group.code, group.text])].some((part) => part.toLowerCase().includes(text)));
  }

  const short = (/** @type {string | null} */ set) => (set === null ? '?' : set === '' ? '–' : set.length > 24 ? `${cpuList(set).length} CPUs` : set);

  /** @param {number} upTo */
  function list(upTo) {
    limit = upTo;
    const found = calls.filter(matches);
    body.replaceChildren(...found.slice(0, limit).map((call) => html('tr', { 'aria-current': call === current ? 'true' : null },
      html('td', {}, html('button', { type: 'button', 'aria-label': `open roll call ${call.index} of ${call.log}`, onclick: () => choose(call, true) }, `#${call.index}`)),
      html('td', { class: `verdict ${call.verdict}` }, call.verdict), html('td', {}, call.what), html('td', { class: 'number' }, call.by === null ? '?' : String(call.by)),
      SETS.map((set) => html('td', { class: 'mono' }, short(call[set]))),
      html('td', { class: 'number' }, String(call.line)), html('td', {}, call.log))));
    count.textContent = `${found.length} of ${calls.length} roll calls` + (found.length > limit ? `, the first ${limit} shown` : '');
    more.hidden = found.length <= limit;
  }

  /** @param {RollCall} call @param {boolean} go @param {boolean} [unfolded] */
  function choose(call, go, unfolded = false) {
    current = call;
    const evidence = new Set(call.groups.map((group) => group.line).filter((line) => line > 0));
    const text = logText(call.source, call, evidence);
    const showLine = (/** @type {number} */ line) => {
      const target = /** @type {HTMLElement | null} */ (text.querySelector(`#L${line}`));
      if (target) {
        target.scrollIntoView({ block: 'center' });
        target.focus({ preventScroll: true });
      }
    };
    const many = fates(call).size > FOLD;
    detail.replaceChildren(...[
      html('h2', {}, `#${call.index} ${call.what}`, call.by === null ? '' : ` by CPU ${call.by}`, ': ', html('span', { class: `verdict ${call.verdict}` }, call.verdict)),
      html('p', { class: 'soft' }, `${call.log}, line ${call.line}`),
      timeline(call, unfolded, page.clientWidth, showLine),
      many ? html('button', { type: 'button', onclick: () => choose(call, false, !unfolded) }, unfolded ? 'Fold CPUs of the same fate' : 'A lane for each CPU') : null,
      pictureButton(() => detail.querySelector('svg'), `${call.log} #${call.index} ${call.what}: ${call.verdict}`),
      call.groups.length > 0 ? html('h3', {}, 'Why') : null,
      call.groups.length > 0 ? html('ul', { class: 'reasons' }, call.groups.map((group) => html('li', {}, group.text + ' ',
        group.line > 0 ? html('a', { href: `#L${group.line}`, onclick: (/** @type {Event} */ event) => { event.preventDefault(); showLine(group.line); } }, `line ${group.line}`) : null,
        html('span', { class: 'soft', title: data.codes[group.code] }, ` [${group.code}]`)))) : null,
      call.trace.length > 0 ? html('details', {}, html('summary', {}, `${call.trace.length} events of the trace`),
        html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'trace' }, html('table', {},
          html('thead', {}, html('tr', {}, ['line', 'time', 'CPU', 'event'].map((name) => html('th', { scope: 'col' }, name)))),
          html('tbody', {}, call.trace.map(([line, micros, cpu, what]) => html('tr', {}, html('td', { class: 'number' }, String(line)),
            html('td', { class: 'number' }, (micros / 1e6).toFixed(6)), html('td', { class: 'number' }, String(cpu)), html('td', { class: 'mono' }, what))))))) : null,
      html('h3', {}, 'Text'),
      text,
    ].filter((each) => each !== null));
    list(limit);
    if (go) {
      detail.scrollIntoView({ block: 'start' });
      detail.focus({ preventScroll: true });
    }
  }

  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ input) => html('label', {}, text, input);
  page.append(html('h2', {}, 'Roll calls'),
    html('div', { class: 'filter', role: 'search' }, labelled('verdict', field.verdict), labelled('trigger', field.trigger),
      labelled('CPU', field.cpu), labelled('reason or log', field.text)),
    count,
    html('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'roll calls' }, html('table', {},
      html('thead', {}, html('tr', {}, ['#', 'verdict', 'trigger', 'by', 'asked', 'answered', 'idle', 'missed', 'undecided', 'line', 'log']
        .map((name) => html('th', { scope: 'col' }, name)))), body)),
    more, detail);
  const silent = strip(calls, (i) => choose(calls[i], true));
  if (silent) {
    page.append(silent);
  }
  Object.values(field).forEach((input) => input.addEventListener('input', () => list(SHOWN)));
  /** @type {{[verdict: string]: number}} */
  const rank = { impossible: 0, missed: 1, inconclusive: 2, complete: 3 };
  choose(calls.reduce((worst, call) => (rank[call.verdict] < rank[worst.verdict] ? call : worst)), false, false);
});
