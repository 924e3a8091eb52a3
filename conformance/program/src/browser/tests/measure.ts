// Sizes of pages and the times they take to open: npm run measure [PATTERN], with ROLLCALL as for the tests. Not a test.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { folder, run } from './harness';
import { synthetic, written } from './subjects';

const RUNS = 5;

/** A log of n roll calls of two CPUs. */
const short = (calls: number): string => synthetic(2, calls, (_, call) => call % 7 === 0);

const megabyte = synthetic(4, 2_900, (cpu, call) => cpu === 2 && call % 5 === 0);
const pages: { readonly [name: string]: (file: string) => unknown } = {
  [`check of a log of ${(megabyte.length / 1e6).toFixed(2)} MB`]: (file) => run('check', '--report', `html=${file}`, written('megabyte.log', megabyte)),
  'check of 10,000 roll calls': (file) => run('check', '--report', `html=${file}`, written('calls.log', short(10_000))),
  'model ML-nmi-f22': (file) => fs.writeFileSync(file, run('model', '--format', 'html', 'ML-nmi-f22')),
  'explore ML-nmi-f22': (file) => run('explore', 'ML-nmi-f22', '--output', file),
  'explore ML-nmi-all': (file) => run('explore', 'ML-nmi-all', '--output', file),
  'explore V7-n4-all': (file) => run('explore', 'V7-n4-all', '--output', file),
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, write] of Object.entries(pages).filter(([each]) => each.match(process.argv[2] ?? ''))) {
  const file = path.join(folder, 'page.html');
  write(file);
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const page = await browser.newPage();
    const start = performance.now();
    await page.goto(`file://${file}`);
    await page.waitForSelector('[data-ready]', { timeout: 60_000 });
    times.push(performance.now() - start);
    await page.close();
  }
  times.sort((a, b) => a - b);
  console.log(`| \`${name}\` | ${Math.round(fs.statSync(file).size / 1000)} KB | ${(times[2] / 1000).toFixed(2)} s |`);
}
await browser.close();
fs.rmSync(folder, { recursive: true });
