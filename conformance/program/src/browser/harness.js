// What the tests of the pages share: the program, one browser, and what every page must stand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const program = (process.env.ROLLCALL || `java -jar ${path.resolve('../../target/rollcall.jar')}`).split(' ');
export const samples = path.resolve('../../samples');
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rollcall-pages-'));
export const MEGABYTE = 1_000_000;
export let browser;

const models = new Map();

/** What the program prints. A model is checked once, whatever tests ask for it. */
export function run(...args) {
  const key = args.join(' ');
  if (args[0] !== 'model') return printed(args);
  if (!models.has(key)) models.set(key, printed(args));
  return models.get(key);
}

function printed(args) {
  try {
    return execFileSync(program[0], [...program.slice(1), ...args], { cwd: path.dirname(samples), encoding: 'utf8', maxBuffer: 64 * MEGABYTE, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    assert.equal(error.status, 1, error.stderr);
    return error.stdout;
  }
}

export function checked(name, ...logs) {
  const file = path.join(folder, `${name}.html`);
  run('check', '--report', `html=${file}`, ...logs);
  return file;
}

export function written(name, text) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text, 'latin1');
  return file;
}

/** A log of n CPUs that are asked again and again; the silent ones never answer. */
export function synthetic(cpus, calls, silent) {
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

export async function opened(file, { width = 1280, colorScheme = 'light', hash = '', deviceScaleFactor = 1 } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor });
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

export async function faultless(page) {
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

