// The pages in a real browser. The program writes them; ROLLCALL is how it is started. Run by `mvn -Pbrowser verify`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const program = (process.env.ROLLCALL || 'java -jar ../../target/rollcall.jar').split(' ');
const samples = path.resolve('../../samples');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rollcall-pages-'));
const MEGABYTE = 1_000_000;
let browser;

function run(...args) {
  try {
    return execFileSync(program[0], [...program.slice(1), ...args], { encoding: 'utf8', maxBuffer: 64 * MEGABYTE, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    assert.equal(error.status, 1, error.stderr);
    return error.stdout;
  }
}

function checked(name, ...logs) {
  const file = path.join(folder, `${name}.html`);
  run('check', '--report', `html=${file}`, ...logs);
  return file;
}

function written(name, text) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text, 'latin1');
  return file;
}

/** A log of n CPUs that are asked again and again; the silent ones never answer. */
function synthetic(cpus, calls, silent) {
  const lines = [];
  for (let call = 0, second = 100; call < calls; call++, second += 20) {
    lines.push(`[  ${second}.000000] NMI backtrace for cpu 0`);
    lines.push(`[  ${second}.000100] Sending NMI from CPU 0 to CPUs 1-${cpus - 1}:`);
    for (let cpu = 1; cpu < cpus; cpu++) {
      if (!silent(cpu, call)) {
        lines.push(`[  ${second}.0002${String(cpu % 100).padStart(2, '0')}] NMI backtrace for cpu ${cpu} skipped: idling at cpu_do_idle+0x24/0x48`);
      }
    }
    lines.push(`[  ${second + 15}.000000] something else`);
  }
  return lines.join('\n') + '\n';
}

async function opened(file, { width = 1280, colorScheme = 'light', hash = '' } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  page.problems = [];
  page.requests = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.problems.push(message.text()); });
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('dialog', (dialog) => { page.problems.push('dialog'); dialog.dismiss(); });
  page.on('request', (request) => page.requests.push(request.url()));
  await page.goto(`file://${file}${hash}`);
  await page.waitForSelector('[data-ready]', { timeout: 20_000 });
  return page;
}

async function faultless(page) {
  assert.deepEqual(page.problems, []);
  assert.equal(page.requests.length, 1, 'the page is one file');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `the page itself scrolls sideways by ${wide} px`);
  // the page's policy lets no script in; the harness comes by the debugger
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run().then((found) => JSON.stringify(found.violations.map((v) => [v.id, v.nodes.map((n) => n.target).slice(0, 3)])))',
    awaitPromise: true,
  });
  assert.equal(result.value, '[]');
}

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const four = () => checked('four', path.join(samples, '6.12-klab.h-lg-nopnmi.log'));

for (const width of [400, 1280, 2560]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`roll calls, ${width} px, ${colorScheme}: no violation, nothing from elsewhere`, async () => {
      const page = await opened(four(), { width, colorScheme });
      await faultless(page);
      await page.close();
    });
  }
}

test('the answer comes first, the list can be filtered, a roll call opened by keyboard', async () => {
  const page = await opened(four());
  assert.match(await page.textContent('h1'), /^missed CPU 2 in 3 of 4 roll calls/);
  assert.match(await page.textContent('[role=status]'), /^4 of 4/);
  await page.getByLabel('verdict').selectOption('complete');
  assert.match(await page.textContent('[role=status]'), /^1 of 4/);
  await page.getByLabel('verdict').selectOption('');
  await page.getByLabel('reason or log').fill('RC-TIMED-OUT');
  assert.match(await page.textContent('[role=status]'), /^1 of 4/);
  await page.getByRole('button', { name: /open roll call 4/ }).focus();
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('section[aria-label="roll call"] h2'), /#4 kgdb-entry by CPU 0: missed/);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'roll call');
  await page.getByRole('link', { name: 'line 106' }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'L106');
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('a mark of the timeline leads to its line', async () => {
  const page = await opened(four());
  await page.locator('svg a[aria-label^="line 135"]').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'L135');
  await page.close();
});

test('512 CPUs fold into lanes of the same fate, and unfold', async () => {
  const page = await opened(checked('wide', written('wide.log', synthetic(512, 2, (cpu) => cpu % 3 === 0))));
  const lanes = () => page.locator('svg .fate').count();
  assert.ok(await lanes() <= 4);
  await page.getByRole('button', { name: 'A lane for each CPU' }).click();
  assert.equal(await lanes(), 512);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('a megabyte of log is a page of less, and thousands of roll calls open', async () => {
  const text = synthetic(4, 4_000, (cpu, call) => cpu === 2 && call % 5 === 0);
  assert.ok(text.length > MEGABYTE);
  const file = checked('long', written('long.log', text));
  assert.ok(fs.statSync(file).size < MEGABYTE, `${fs.statSync(file).size} bytes`);
  const page = await opened(file);
  assert.match(await page.textContent('[role=status]'), /^4000 of 4000 roll calls, the first 200 shown/);
  await page.getByRole('button', { name: 'Show more' }).click();
  assert.match(await page.textContent('[role=status]'), /the first 400 shown/);
  await page.close();
});

test('4,096 CPUs are a page', async () => {
  const page = await opened(checked('huge', written('huge.log', synthetic(4_096, 1, (cpu) => cpu === 7))));
  assert.match(await page.textContent('h1'), /^missed CPU 7: /);
  await faultless(page);
  await page.close();
});

test('a hostile log is data', async () => {
  const hostile = '</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> {{data}} \u0000 \u001b[2J "\'` ';
  const log = synthetic(4, 2, (cpu) => cpu === 2)
    .replaceAll('something else', `something ${hostile}`)
    .replaceAll('cpu_do_idle', '<b>x</b></pre></script>\xe2\x80\xa8') + 'Entering kdb (current=0x0, pid 1) on processor 0 due to ' + hostile + '\n';
  const name = '<img src=x onerror=alert(1)>&{{text}}.log';
  const file = checked('hostile', written(name, log + 'x'.repeat(MEGABYTE)));
  const source = fs.readFileSync(file, 'utf8');
  assert.equal(source.split('</script>').length, 3, 'two scripts: the data and the code');
  assert.ok(!source.includes('<img') && !source.includes('\u0000') && !source.includes('\u2028'));
  const page = await opened(file);
  assert.match(await page.textContent('h1'), /<img src=x onerror=alert\(1\)>&\{\{text\}\}\.log/);
  assert.equal(await page.locator('img, b').count(), 0);
  await page.locator('main button[aria-label^="open roll call"]').last().click();
  await faultless(page);
  await page.close();
});

test('a log without roll calls, several logs, no text at hand', async () => {
  const none = await opened(checked('none', written('none.log', 'nothing\n')));
  assert.match(await none.textContent('main'), /no roll call/);
  await faultless(none);
  await none.close();
  const all = fs.readdirSync(samples).filter((name) => name.endsWith('.log')).map((name) => path.join(samples, name));
  const page = await opened(checked('all', ...all));
  assert.match(await page.textContent('h1'), /^15 logs: 6 missed/);
  await faultless(page);
  await page.close();
});

test('without scripts the text says it all; printed, controls are gone', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`file://${four()}`);
  assert.ok(await plain.locator('pre').isVisible());
  assert.match(await plain.textContent('pre'), /RC-IRQS-OFF-NO-PSEUDO-NMI/);
  await context.close();
  const page = await opened(four());
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('.filter').isVisible()));
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await page.close();
});

test('a counterexample: keys step through it, a link holds the step', async () => {
  const file = path.join(folder, 'model.html');
  fs.writeFileSync(file, run('model', '--format', 'html', 'V5-nmi-f1'));
  for (const [width, colorScheme] of [[400, 'dark'], [1280, 'light'], [2560, 'dark']]) {
    const page = await opened(file, { width, colorScheme });
    await faultless(page);
    await page.close();
  }
  const page = await opened(file);
  const state = () => page.textContent('[role=status]');
  assert.equal(await state(), 'Step 23 of 23');
  assert.match(await page.textContent('.now'), /Kg_NoMiss_nmi: here it breaks/);
  await page.keyboard.press('Home');
  assert.equal(await state(), 'Initial state');
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('ArrowRight');
  }
  assert.match(await page.textContent('.now'), /RoundupSend\(c2, c1\).*kgdb_roundup_cpus.*Changed: c1: \+pend N/s);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await state(), 'Step 8 of 23');
  assert.match(page.url(), /#step=8$/);
  await page.getByRole('button', { name: /^16 Take/ }).click();
  assert.equal(await state(), 'Step 16 of 23');
  assert.equal(await page.locator('.message').count(), 2);
  assert.deepEqual(page.problems, []);
  await page.close();
  const linked = await opened(file, { hash: '#step=3' });
  assert.equal(await linked.textContent('[role=status]'), 'Step 3 of 23');
  await linked.close();
  const wrong = await opened(file, { hash: '#<script>' });
  assert.match(await wrong.textContent('[role=alert]'), /names no step/);
  await wrong.close();
});
