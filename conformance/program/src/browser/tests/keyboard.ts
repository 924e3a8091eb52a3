// Every control of every kind of page by the keyboard alone. What a control is comes from the page itself and from the browser's
// list of listeners, so that one that is added later is walked without a line here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opened, type Shown } from './harness';
import { certificate, checked, counterexample, difference, explorer, labReplay, sample, schedule, synthetic, written } from './subjects';

/** What makes an element a control: a browser gives it a key's or a pointer's click. */
const NATIVE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
const BY_POINTER = ['click', 'mousedown', 'pointerdown', 'dblclick'];

/** A control: how to find it again in the page as it is, and what it is called. */
interface Control {
  readonly key: string;
  readonly name: string;
}

/** What the page must know of itself for the walk; it is put in by the debugger, the page's policy lets no script in. */
const IN_PAGE = `
window.walk = {
  seen: new WeakMap(), count: 0,
  key(element) {
    if (!element || element === document.body) return '';
    if (!this.seen.has(element)) this.seen.set(element, String(++this.count));
    return this.seen.get(element);
  },
  name(element) {
    const text = element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent || element.tagName;
    const part = element.parentElement.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    return element.tagName.toLowerCase() + ' ' + text.trim().slice(0, 60) + (part ? ' in ' + part : '');
  },
  shown(element) { return element.checkVisibility() && !element.matches(':disabled'); },
  control(element) { return { key: this.key(element), name: this.name(element) }; },
  /** What the reader sees of an element: its frame and strokes, and those of what it consists of. */
  look(element) {
    return [element, ...element.querySelectorAll('circle, rect')].slice(0, 9).map((part) => {
      const s = getComputedStyle(part);
      return [s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor, s.stroke, s.strokeWidth, s.boxShadow].join();
    }).join();
  },
};
document.addEventListener('click', (event) => { if (event.isTrusted) walk.clicked = walk.key(event.target.closest('a, button, input, select, summary, [tabindex]')); }, true);
document.addEventListener('input', (event) => { walk.changed = walk.key(event.target); }, true);
'ready'`;

class Walk {
  private constructor(private readonly page: Shown, private readonly send: (expression: string) => Promise<unknown>,
    private readonly clickable: () => Promise<Control[]>) {}

  static async of(page: Shown): Promise<Walk> {
    const session = await page.context().newCDPSession(page);
    const send = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
      assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
      return result.value;
    };
    /** Elements that listen to the pointer. */
    const clickable = async (): Promise<Control[]> => {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document.getElementById("page")' });
      const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '', depth: -1 });
      const found: Control[] = [];
      for (const listener of listeners.filter(({ type, backendNodeId }) => BY_POINTER.includes(type) && backendNodeId !== undefined)) {
        const { object } = await session.send('DOM.resolveNode', { backendNodeId: listener.backendNodeId });
        const { result: control } = await session.send('Runtime.callFunctionOn', { objectId: object.objectId, returnByValue: true,
          functionDeclaration: 'function () { return walk.shown(this) ? walk.control(this) : null; }' });
        if (control.value) found.push(control.value as Control);
      }
      return found;
    };
    assert.equal(await send(IN_PAGE), 'ready');
    return new Walk(page, send, clickable);
  }

  private native(): Promise<Control[]> {
    return this.send(`[...document.querySelectorAll('${NATIVE}')].filter((e) => walk.shown(e)).map((e) => walk.control(e))`) as Promise<Control[]>;
  }

  /** The controls that the page has now. */
  private async controls(): Promise<Map<string, string>> {
    return new Map([...await this.native(), ...await this.clickable()].map(({ key, name }) => [key, name]));
  }

  private focus(): Promise<string> {
    return this.send('walk.key(document.activeElement)') as Promise<string>;
  }

  /** Checks that the focus can be seen where it is now. */
  private async seen(): Promise<void> {
    const [name, where, focused, blurred] = await this.send(`(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      const focused = walk.look(e);
      e.blur();
      const blurred = walk.look(e);
      e.focus({ focusVisible: true, preventScroll: true });
      return [walk.name(e), inside ? 'in sight' : JSON.stringify(box), focused, blurred];
    })()`) as string[];
    assert.equal(where, 'in sight', name);
    assert.notEqual(focused, blurred, `the focus on ${name} cannot be seen`);
  }

  /** Goes through the page by a key until it comes out at its end. Returns the stops; `reached` gets what the arrow keys lead to too. */
  private async through(key: 'Tab' | 'Shift+Tab', most: number, reached?: Set<string>): Promise<string[]> {
    const stops: string[] = [];
    await this.send('document.activeElement.blur(), getSelection().removeAllRanges(), scrollTo(0, 0)');
    for (let i = 0; i <= most; i++) {
      await this.page.keyboard.press(key);
      const here = await this.focus();
      if (here === '' || here === stops[0]) return stops;
      assert.notEqual(here, stops.at(-1), `${key} is caught by ${await this.send('walk.name(document.activeElement)') as string}`);
      stops.push(here);
      if (reached) {
        await this.seen();
        for (const control of [here, ...await this.among()]) reached.add(control);
      }
    }
    assert.fail(`${key} never leaves the page`);
  }

  /** Goes to and fro through the page, and checks that it came to every control. */
  async reachesAll(): Promise<void> {
    const before = await this.controls();
    const reached = new Set<string>();
    const stops = await this.through('Tab', before.size + 5, reached);
    // where the focus is tells what some parts show: those are made anew on the way
    for (const [key, name] of await this.controls()) assert.ok(reached.has(key), `${name} is not reached by the keyboard`);
    const back = await this.through('Shift+Tab', before.size + 5);
    assert.equal(back.length, stops.length, 'the way back has as many stops');
  }

  /** The controls that the arrow keys lead to from here; where an arrow means something else, none. The focus comes back here. */
  private async among(): Promise<string[]> {
    if (await this.send('document.activeElement.matches("input, select, textarea")')) return [];
    const start = await this.focus();
    const up = await this.along('ArrowUp');
    const down = await this.along('ArrowDown');
    if (up.length + down.length > 0) {
      await this.seen();
      while (await this.focus() !== start) {
        const before = await this.focus();
        await this.page.keyboard.press('ArrowUp');
        assert.notEqual(await this.focus(), before, 'the arrows do not lead back');
      }
    }
    return [...up, ...down];
  }

  private async along(arrow: string): Promise<string[]> {
    const reached: string[] = [];
    for (let before = await this.focus(); ;) {
      await this.page.keyboard.press(arrow);
      const here = await this.focus();
      if (here === before) return reached;
      assert.ok(!reached.includes(here), 'the arrow key goes round');
      reached.push(here);
      before = here;
    }
  }

  /** Works one control of each kind in each part of the page, as they come; how many. */
  async worksAll(): Promise<number> {
    const seen = new Set<string>();
    let worked = 0;
    for (;;) {
      const next = (await this.native()).find(({ name }) => !seen.has(kindOf(name)));
      if (next === undefined) return worked;
      seen.add(kindOf(next.name));
      worked += await this.works(next) ? 1 : 0;
    }
  }

  /** Has a control do what it does, by its keys; whether there was anything to do: a region is there to be scrolled. */
  private async works({ key, name }: Control): Promise<boolean> {
    const kind = await this.send(`(() => {
      const e = [...document.querySelectorAll('${NATIVE}')].find((each) => walk.seen.get(each) === '${key}');
      e.focus({ focusVisible: true });
      walk.clicked = walk.changed = '';
      return e.matches('select') ? (e.options.length > 1 ? 'select' : 'one') : e.matches('input') ? e.type : e.matches('a, button, summary') ? 'button' : 'region';
    })()`) as string;
    if (kind === 'region' || kind === 'one') return false;
    const chosen = !['button', 'checkbox', 'file'].includes(kind);
    await this.page.keyboard.press(kind === 'button' ? 'Enter' : !chosen ? 'Space' : kind === 'select' ? 'ArrowDown' : '1');
    assert.equal(await this.send(chosen ? 'walk.changed' : 'walk.clicked'), key, `${name} does nothing by its keys`);
    assert.notEqual(await this.focus(), '', `${name} throws the focus away`);
    // what was filtered away comes back
    if (chosen) await this.page.keyboard.press(kind === 'select' ? 'ArrowUp' : 'Backspace');
    return true;
  }
}

/** What a control is one of: those of a kind differ in a number, a step, a CPU or a log. */
const kindOf = (name: string): string => name.replace(/\d+ \w+(\([\w, ]*\))?|\w+\([\w, ]*\)|\bc?\d+\b|of \S+\.log/g, '#');

async function walked(file: string, hash = ''): Promise<void> {
  const page = await opened(file, { hash });
  page.on('filechooser', () => { /* the browser's own dialogue: it is closed again */ });
  const walk = await Walk.of(page);
  await walk.reachesAll();
  const worked = await walk.worksAll();
  assert.ok(worked > 4, `${worked} controls were worked`);
  assert.deepEqual(page.problems, []);
  await page.close();
}

const pages: readonly [string, () => string, string][] = [
  ['roll calls', () => sample('6.12-klab.h-lg-nopnmi'), ''],
  ['many CPUs', () => checked('lanes', written('lanes.log', synthetic(40, 2, (cpu) => cpu % 3 === 0))), ''],
  ['a counterexample', () => counterexample('V5-nmi-f1'), '#step=9'],
  ['the explorer', () => explorer('ML-nmi-f22'), '#run=LongHardWindow.c3,E0.c2,E2Master.c2'],
  ['the explorer of one CPU', () => explorer('f10-refines'), ''],
  ['the explorer of a small module', () => explorer('panic-n2'), ''],
  ['a difference', () => difference(), ''],
  ['a schedule', () => schedule(), '#step=1'],
  ['a certificate', () => certificate(), '#step=2'],
  ['a replay in the lab', () => labReplay(), '#step=3'],
];
for (const [name, file, hash] of pages) {
  test(`${name}: by the keyboard alone`, () => walked(file(), hash));
}

test('a control that the keyboard does not reach or work is found', async () => {
  const changes = {
    'is not reached': 'const d = document.createElement("div"); d.textContent = "x"; d.onclick = () => {}; document.getElementById("page").append(d)',
    'does nothing by its keys': 'document.addEventListener("keydown", (e) => { if (e.key === "Enter" && e.target.matches(".more")) e.preventDefault(); })',
    'is caught by': 'document.querySelector("#page button").addEventListener("keydown", (e) => { if (e.key === "Tab") e.preventDefault(); })',
    'cannot be seen': 'document.querySelector("#page button").style.outline = "none"',
    'throws the focus away': 'document.addEventListener("click", (e) => e.target.closest(".more")?.replaceWith("x"), true)',
  };
  for (const [says, change] of Object.entries(changes)) {
    const page = await opened(sample('6.12-klab.h-lg-nopnmi'));
    await page.evaluate(change);
    const walk = await Walk.of(page);
    await assert.rejects(async () => {
      await walk.reachesAll();
      await walk.worksAll();
    }, new RegExp(says), says);
    await page.close();
  }
});
