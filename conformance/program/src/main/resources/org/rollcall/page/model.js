

openPage((data, page) => {
  const last = data.steps.length;
  /** @type {{[name: string]: Action}} */
  const actions = data.actions ?? {};
  let now = 0;
  page.append(html('p', {}, data.description), html('p', { class: 'soft' }, data.figures));
  if (last === 0) {
    page.append(html('p', {}, 'There is no behaviour to show.'));
    return;
  }
  const sorted = sortedVariables(data.lanes, data.states);
  const [drawing, moveTo] = lanes(data, true);
  const buttons = data.steps.map((/** @type {Step} */ step, /** @type {number} */ i) => html('button', { type: 'button', onclick: () => go(i + 1) }, `${i + 1} ${step.name}`));
  const where = html('strong', { role: 'status' });
  const panel = html('section', { class: 'now', 'aria-label': 'state' });
  const control = (/** @type {string} */ text, /** @type {() => number} */ to) => html('button', { type: 'button', onclick: () => go(to()) }, text);
  const back = control('Back (←)', () => now - 1);
  const forth = control('Forward (→)', () => now + 1);
  let unfolded = false;

  /** What could happen in a state beside what did, and what was refused, with the guards. @param {number} state */
  function others(state) {
    const here = data.choices?.[state];
    if (!here) return [];
    const taken = data.steps[state]?.name;
    const possible = here.possible.filter((/** @type {string} */ step) => step !== taken);
    return [
      html('h3', {}, taken ? `Possible besides ${taken}` : 'Possible next'),
      possible.length === 0 ? html('p', { class: 'soft' }, 'no other step') : null,
      html('ul', { class: 'choices guarded' }, possible.map((/** @type {string} */ step) => html('li', {}, html('code', {}, step), ...about(step, actions[nameOf(step)])))),
      here.refused.length === 0 ? null : html('details', { open: unfolded, ontoggle: (/** @type {Event} */ event) => {
        unfolded = /** @type {HTMLDetailsElement} */ (event.target).open;
      } }, html('summary', {}, `${here.refused.length} steps that are refused here`), refusedList(here.refused, actions)),
    ];
  }

  /** The same state as somebody else has it. @param {number} state */
  function beside(state) {
    const rows = data.beside?.rows[state];
    if (!rows) return [];
    return [html('h3', {}, `${data.beside.here} and ${data.beside.there}`),
      table(`${data.beside.here} and ${data.beside.there}`, ['variable', data.beside.here, data.beside.there],
        rows.map((/** @type {string[]} */ [name, here, there]) => html('tr', { class: here === there ? null : 'differs' },
          html('th', { scope: 'row' }, name), html('td', { class: 'mono' }, here), html('td', { class: 'mono' }, there))))];
  }

  /** @param {number} step */
  function go(step) {
    now = Math.max(0, Math.min(last, step));
    where.textContent = now === 0 ? 'Initial state' : `Step ${now} of ${last}`;
    back.toggleAttribute('disabled', now === 0);
    forth.toggleAttribute('disabled', now === last);
    buttons.forEach((/** @type {Element} */ button, /** @type {number} */ i) => (i + 1 === now ? button.setAttribute('aria-current', 'step') : button.removeAttribute('aria-current')));
    if (now > 0) {
      buttons[now - 1].scrollIntoView({ block: 'nearest' });
    }
    moveTo(now);
    const taken = data.steps[now - 1];
    panel.replaceChildren(...[
      html('h2', {}, now === 0 ? 'Initial state' : `${now} ${taken.name}`),
      taken && actions[nameOf(taken.name)]?.words ? html('p', {}, actions[nameOf(taken.name)].words) : null,
      taken && taken.source ? html('p', { class: 'mono' }, taken.source) : null,
      now > 0 ? html('p', {}, 'Changed: ' + (data.changes[now - 1].map((/** @type {{cpu: string | null, text: string}} */ c) => (c.cpu ? `${c.cpu}: ` : '') + c.text).join(', ') || 'nothing')) : null,
      data.notes?.[now] ? html('p', {}, data.notes[now]) : null,
      now === last ? html('p', { class: data.good ? 'verdict complete' : 'missed verdict' }, data.ending) : null,
      beside(now),
      others(now),
      stateTables(data.lanes, data.states[now], data.states[now - 1], sorted),
    ].flat().filter((each) => each !== null));
    history.replaceState(null, '', `#step=${now}`);
  }

  document.addEventListener('keydown', (event) => {
    /** @type {{[key: string]: number}} */
    const steps = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last };
    if (event.altKey || event.ctrlKey || event.metaKey || /** @type {Element} */ (event.target).closest('.scroll, pre, input, select')) return;
    if (event.key in steps) {
      event.preventDefault();
      go(steps[event.key]);
    }
  });
  page.append(html('div', { class: 'controls' }, control('First (Home)', () => 0), back, forth, control('Last (End)', () => last), where),
    legend(),
    html('div', { class: 'trace' },
      html('div', {}, html('div', { class: 'behaviour' }, html('ol', { class: 'steps', 'aria-label': 'steps' }, buttons.map((/** @type {Element} */ b) => html('li', {}, b))), drawing), pictureButton(() => lanes(data, true, NAMES)[0], data.title)),
      panel));
  const wanted = /^#step=(\d{1,6})$/.exec(location.hash);
  if (location.hash && !wanted) {
    page.append(html('p', { role: 'alert' }, 'The link names no step of this behaviour; here is its end.'));
  }
  go(wanted ? Number(wanted[1]) : last);
});
