// What the tests of the pages share: the program, one browser, and what every page must stand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';

/** A page that is open, what its browser complained of, and what it asked for. */
export type Shown = Page & { readonly problems: string[]; readonly requests: string[] };

export interface View {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly hash?: string;
  readonly deviceScaleFactor?: number;
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// most of what the program does here it does once: the second compiler costs more than it gains
const program = (process.env.ROLLCALL ?? `java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar ${path.resolve('../../target/rollcall.jar')}`).split(' ');
export const samples = path.resolve('../../samples');
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rollcall-pages-'));
export const MEGABYTE = 1_000_000;
export let browser: Browser;

const models = new Map<string, string>();

/** What the program prints. A model is checked once, whatever tests ask for it. */
export function run(...args: string[]): string {
  if (args[0] !== 'model') return printed(args);
  const key = args.join(' ');
  const known = models.get(key) ?? printed(args);
  models.set(key, known);
  return known;
}

function printed(args: string[]): string {
  try {
    return execFileSync(program[0], [...program.slice(1), ...args],
      { cwd: path.dirname(samples), encoding: 'utf8', maxBuffer: 64 * MEGABYTE, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    assert.equal(status, 1, stderr);
    return stdout;
  }
}

/** Opens a page. */
export async function opened(file: string, { width = 1280, colorScheme = 'light', hash = '', deviceScaleFactor = 1 }: View = {}): Promise<Shown> {
  const shown = Object.assign(await browser.newPage({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor }), { problems: [] as string[], requests: [] as string[] });
  shown.on('console', (message) => { if (['error', 'warning'].includes(message.type())) shown.problems.push(message.text()); });
  shown.on('pageerror', (error) => shown.problems.push(error.message));
  shown.on('dialog', (dialog) => { shown.problems.push('dialog'); void dialog.dismiss(); });
  shown.on('request', (request) => shown.requests.push(request.url()));
  await shown.goto(`file://${file}${hash}`);
  await shown.waitForSelector('[data-ready]', { timeout: 20_000 });
  return shown;
}

/** The name, or "", of what has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The text of a part of a page. */
export const said = async (page: Page, part: string): Promise<string> => await page.textContent(part) ?? '';

/** What every page must stand. */
export async function faultless(page: Shown): Promise<void> {
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
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});
