// The explorer: a model is walked by mouse, by keys, by link and by file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { unpacked } from '../pages/data';
import { Graph, type GraphData } from '../pages/graph';
import { faultless, focused, folder, opened, run, said } from './harness';
import { explorer, written } from './subjects';

const f22 = (): string => explorer('ML-nmi-f22');
const status = (page: Page): Promise<string> => said(page, '[role=status]');
const trouble = (page: Page): Promise<string> => said(page, '[role=alert]');
const card = (page: Page, cpu: string): Locator => page.getByRole('region', { name: `steps of ${cpu}` });
const runTo = async (page: Page, goal: string): Promise<void> => {
  await page.getByLabel('Run to').selectOption(goal);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
};
const saved = async (page: Page, button: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
};

test('explorer: no violation, nothing from elsewhere', async () => {
  for (const [width, colorScheme] of [[400, 'dark'], [1280, 'light'], [2560, 'dark']] as const) {
    const page = await opened(f22(), { width, colorScheme });
    await runTo(page, 'Kg_NoMiss_strong');
    await card(page, 'c1').locator('summary').click();
    await page.getByLabel('guards').check();
    await faultless(page);
    await page.close();
  }
});

test('explorer: steps, refusals and registers follow the walk', async () => {
  const page = await opened(f22());
  assert.equal(await status(page), 'Initial state: 2 steps are possible');
  assert.match(await card(page, 'c1').textContent() ?? '', /no step/);
  await card(page, 'c3').getByRole('button', { name: 'LongHardWindow(c3)' }).click();
  assert.equal(await status(page), 'Step 1 of 1: 2 steps are possible');
  assert.match(await card(page, 'c3').textContent() ?? '', /DAIF masked/);
  assert.match(await said(page, '.registers'), /Registers of c3.*PSTATE\.I1/s);
  await card(page, 'c3').locator('summary').click();
  assert.match(await card(page, 'c3').textContent() ?? '', /LongHardWindow\(c3\) needs task\[c3\] = "open", and the task runs/);
  assert.match(await card(page, 'c3').textContent() ?? '', /H2\(c3\) needs the handler of c3 is at H2/);
  await card(page, 'c2').hover();
  assert.match(await said(page, '.registers'), /Registers of c2/);
  for (const step of ['E0(c2)', 'E2Master(c2)', 'LockMaster(c2)', 'M1(c2)', 'M4(c2)', 'M5(c2)', 'RoundupSend(c2, c3)']) {
    await page.getByRole('button', { name: step, exact: true }).click();
  }
  await card(page, 'c3').hover();
  const kg = page.locator('.registers tr', { hasText: 'KG' });
  assert.deepEqual(await kg.locator('td').allTextContents(), ['yes', 'yes', '–', '0x80', '–'], 'pending, enabled, not active, priority, not taken');
  assert.match(await said(page, '.present'), /pend\{\}\{\}\{KG\}/);
  await page.getByRole('button', { name: 'Back' }).click();
  assert.equal(await status(page), 'Step 7 of 8: 3 steps are possible');
  await page.getByRole('button', { name: '2 E0(c2)' }).click();
  assert.match(await status(page), /^Step 2 of 8/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('explorer: by keyboard alone', async () => {
  const page = await opened(f22());
  for (let i = 0; i < 40 && await focused(page) !== 'E0(c2)'; i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'E2Master(c2)', 'the next step of the same CPU');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  assert.match(await status(page), /^Step 3 of 3/);
  assert.match(await said(page, '.registers h2'), /c2/);
  await page.keyboard.press('ArrowLeft');
  assert.match(await status(page), /^Step 2 of 3/);
  await page.keyboard.press('Home');
  assert.match(await status(page), /^Initial state/);
  await page.keyboard.press('End');
  assert.match(await status(page), /^Step 3 of 3/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('explorer: a link holds the schedule; one that holds none says so', async () => {
  const page = await opened(f22());
  await runTo(page, 'Kg_NoMiss_strong');
  assert.equal(await status(page), 'Step 38 of 38: 2 steps are possible');
  assert.match(await said(page, '.flags'), /Kg_NoMiss_strong is violated/);
  const hash = new URL(page.url()).hash;
  assert.match(hash, /^#run=E0\.c2,E2Master\.c2,/);
  await page.close();
  const again = await opened(f22(), { hash });
  assert.equal(await status(again), 'Step 38 of 38: 2 steps are possible');
  await again.close();
  for (const [wrong, says, at] of [
    ['#<script>alert(1)</script>', /holds no schedule.*#run=T1\.c1/, /^Initial/],
    ['#run=E0.c2,%00', /holds no schedule/, /^Initial/],
    ['#run=E0.c2,T99.c1', /Step 2 of the schedule, T99\.c1 is no step of this model/, /^Step 1 of 1/],
    ['#run=E0.c2,M6.c2', /Step 2 of the schedule, M6\(c2\) is refused there: it needs/, /^Step 1 of 1/],
    ['#run=' + 'E0.c2,'.repeat(20_000), /Step 2 of the schedule, E0\(c2\) is refused/, /^Step 1 of 1/],
  ] as const) {
    const linked = await opened(f22(), { hash: wrong });
    assert.match(await trouble(linked), says);
    assert.match(await status(linked), at);
    assert.deepEqual(linked.problems, []);
    await linked.close();
  }
});

test('explorer: files go out and come in', async () => {
  const page = await opened(f22());
  await runTo(page, 'Kg_NoMiss_strong');
  const itf = await saved(page, 'Save as ITF');
  assert.match(run('replay', itf), /specification and machine take all steps/);
  const schedule = await saved(page, 'Save as schedule');
  assert.match(run('replay', '--schedule', schedule, 'ML-nmi-f22'), /specification and machine take all steps/);
  const counterexample = await saved(page, 'Save as counterexample');
  const nameless = JSON.parse(fs.readFileSync(itf, 'utf8')) as { states: { '#meta': { action?: string } }[] };
  nameless.states.forEach((state) => { delete state['#meta'].action; });
  const printed = written('printed.json', run('model', '--format', 'json', 'ML-nmi-f22'));
  const open = (file: string): Promise<void> => page.getByLabel('Open a trace or schedule').setInputFiles(file);
  for (const file of [itf, schedule, counterexample, written('nameless.itf.json', JSON.stringify(nameless)), printed]) {
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'E0(c2)', exact: true }).click();
    await open(file);
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.startsWith('Step 38 of 38'), null, { timeout: 5_000 });
    assert.equal(await trouble(page), '');
  }
  for (const [text, says] of [
    ['\u0000\u0001 noise', /is no trace/], ['{"a": 1}', /has no trace/], ['', /is no trace/], ['[1]', /has no trace/], ['null', /has no trace/],
    [JSON.stringify({ states: [{ task: 1 }] }), /State 0 of the trace is not the first/], ['Go(c2)\n', /Step 1 of the schedule, Go\(c2\) is refused/],
    [run('model', '--format', 'itf', 'V5-nmi-f1'), /Step 1 of the schedule, T1\(c1\) is no step of this model/],
  ] as const) {
    await open(written('bad.txt', text));
    await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent !== '', null, { timeout: 5_000 });
    assert.match(await trouble(page), says);
    await page.keyboard.press('Home');
  }
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('explorer: random walks, and what cannot be reached', async () => {
  const page = await opened(f22());
  await page.getByRole('button', { name: 'Random step' }).click();
  assert.match(await status(page), /^Step 1 of 1/);
  await page.getByRole('button', { name: 'Random walk' }).click();
  assert.match(await status(page), /^Step 26 of 26/);
  await page.keyboard.press('Home');
  await runTo(page, 'Witness_KgTransient');
  assert.match(await said(page, '.flags'), /Witness_KgTransient is reached/);
  await runTo(page, 'a state without a step');
  assert.match(await trouble(page), /From here no step leads to a state without a step/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('explorer: to the violation of a temporal property, and round its loop', async () => {
  const page = await opened(explorer('ML-live-bt-term-console'));
  await runTo(page, 'Bt_Term');
  const [, step, steps] = /^Step (\d+) of (\d+)/.exec(await status(page)) ?? [];
  assert.equal(step, steps);
  const flags = await said(page, '.flags');
  const [, from] = /^Bt_Term is violated: from here back to the state after step (\d+), for ever/.exec(flags) ?? [];
  assert.ok(Number(from) < Number(steps), flags);
  assert.equal(await page.locator('.behaviour polyline.loop').count(), 1);
  const hash = new URL(page.url()).hash;
  const at = (): Promise<string> => said(page, 'section[aria-label=state]');
  const end = await at();
  await page.getByRole('button', { name: new RegExp(`^${from} `) }).click();
  assert.equal((await at()).replace(/\s/g, ''), end.replace(/\s/g, ''), 'the same state');
  assert.equal(await page.locator('.behaviour polyline.loop').count(), 0);
  await page.close();
  const again = await opened(explorer('ML-live-bt-term-console'), { hash });
  assert.equal(await said(again, '.flags'), flags);
  await faultless(again);
  await again.close();
});

test('explorer: a small module has words and guards, a violation and witnesses', async () => {
  const page = await opened(explorer('panic-n2'));
  assert.match(await said(page, 'main'), /SomebodyCanPanic: The CPU that panic_force_cpu names/);
  assert.match(await card(page, 'c2').textContent() ?? '', /interrupts on.*Panic\(c2\)vpanic.*kernel\/panic\.c: vpanic/s);
  await card(page, 'c2').locator('summary').click();
  assert.match(await card(page, 'c2').textContent() ?? '', /J2\(c2\) needs /);
  await runTo(page, 'SomebodyCanPanic');
  assert.match(await said(page, '.flags'), /SomebodyCanPanic is violated/);
  const schedule = await saved(page, 'Save as schedule');
  assert.match(fs.readFileSync(schedule, 'utf8'), /^LockUp\(c1\)$/m);
  await page.keyboard.press('Home');
  await page.getByLabel('Open a trace or schedule').setInputFiles(written('panic.json', run('model', '--format', 'itf', 'panic-n2')));
  await page.waitForFunction(() => document.querySelector('.flags')?.textContent?.includes('SomebodyCanPanic is violated'), null, { timeout: 5_000 });
  await faultless(page);
  await page.close();
});

test('explorer: a configuration by its path', async () => {
  const cfg = written('mine.cfg', run('model', '--cfg', 'call-n14'));
  const page = await opened(explorer(cfg, '--module', 'MCCallFunction'));
  assert.match(await said(page, 'h1'), /^mine: walk the model/);
  await runTo(page, 'QueueCovers');
  assert.match(await said(page, '.flags'), /QueueCovers is violated/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('explorer: the graph in the page is the model', async () => {
  const [, packed] = /id="data">([^<]*)</.exec(fs.readFileSync(explorer('ML-nmi-all'), 'utf8')) ?? [];
  const { data, columns } = await unpacked<GraphData & { figures: string }>(packed);
  const graph = new Graph(data, columns);
  const seen = new Set([0]);
  const open = [0];
  let steps = 0;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const { to } of graph.choices(state)) {
      steps++;
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
    }
  }
  assert.deepEqual([graph.size, seen.size, steps, data.figures], [4798, 4798, 11327, '4,798 states, 11,327 steps between them'],
    'as the manifest has them: 11,328 with the first state');
});

test('explorer: a page that ends before the model; one CPU', async () => {
  const cut = await opened(explorer('ML-nmi-f22', '--states', '2'));
  assert.match(await said(cut, 'main'), /the page ends there, the model goes on/);
  await cut.locator('.choices button:enabled').first().click();
  assert.equal(await cut.locator('.choices button:enabled').count(), 0);
  await cut.getByRole('button', { name: 'Random step' }).click();
  assert.match(await trouble(cut), /No step leads on/);
  await cut.close();
  const cpu = await opened(explorer('f10-refines'));
  await cpu.getByRole('button', { name: 'LocalIrqDisable' }).click();
  assert.match(await said(cpu, '.registers'), /MaskIRQOFF/);
  await faultless(cpu);
  await cpu.close();
});
