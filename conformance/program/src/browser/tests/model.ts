// Behaviours, step by step.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { faultless, opened, said } from './harness';
import { certificate, counterexample, difference, labReplay, schedule } from './subjects';

test('a counterexample: keys step through it, a link holds the step', async () => {
  const file = counterexample('V5-nmi-f1');
  for (const [width, colorScheme] of [[400, 'dark'], [1280, 'light'], [2560, 'dark']] as const) {
    const page = await opened(file, { width, colorScheme });
    await faultless(page);
    await page.close();
  }
  const page = await opened(file);
  const state = () => page.textContent('[role=status]');
  assert.equal(await state(), 'Step 23 of 23');
  assert.match(await said(page, '.now'), /Kg_NoMiss_nmi: here it breaks/);
  await page.keyboard.press('Home');
  assert.equal(await state(), 'Initial state');
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('ArrowRight');
  }
  assert.match(await said(page, '.now'), /RoundupSend\(c2, c1\).*kgdb_roundup_cpus.*Changed: c1: \+pend N/s);
  assert.match(await said(page, '.now'), /Possible besides Take\(c1, N\).*RoundupSend\(c2, c3\).*guard: c3 \\in toSend ∧ MaySend\(c3\) ∧ MasterAt\(c2, "M5s"\)/s);
  await page.locator('.now details').first().locator('summary').click();
  assert.match(await said(page, '.refused'), /M5End\(c2\) needs toSend = {}/);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await state(), 'Step 8 of 23');
  assert.match(page.url(), /#step=8$/);
  await page.getByRole('button', { name: /^16 Take/ }).click();
  assert.equal(await state(), 'Step 16 of 23');
  assert.equal(await page.locator('.message').count(), 2);
  assert.deepEqual(page.problems, []);
  await page.close();
  const linked = await opened(file, { hash: '#step=3' });
  assert.equal(await said(linked, '[role=status]'), 'Step 3 of 23');
  await linked.close();
  const wrong = await opened(file, { hash: '#<script>' });
  assert.match(await said(wrong, '[role=alert]'), /names no step/);
  await wrong.close();
});

test('a certificate and a schedule are stepped through as well', async () => {
  assert.match(path.basename(certificate()), /6\.12-klab\.bc-l-hardlock1of4-pnmi\.log-1\.html$/);
  const page = await opened(certificate());
  assert.match(await said(page, 'h1'), /roll call 1: certified/);
  assert.match(await said(page, '.now'), /the specification accepts every step/);
  await faultless(page);
  await page.close();
  const refused = await opened(schedule());
  assert.equal(await said(refused, '[role=status]'), 'Step 2 of 2');
  assert.match(await said(refused, '.now'), /step 3, M1\(c2\), is not enabled: needs the master is at the label/);
  await refused.close();
});

test('a difference: the specification and the Java model side by side', async () => {
  const page = await opened(difference());
  assert.match(await said(page, 'h1'), /specification and Java model differ/);
  assert.match(await said(page, '.now'), /LockMaster\(c2\).*mlock is None in the specification, c2 in the machine/s);
  assert.deepEqual(await page.locator('tr.differs').allTextContents(), ['mlockNonec2']);
  await faultless(page);
  await page.close();
});

test('a replay in the lab: the model and the memory of the kernel side by side', async () => {
  const page = await opened(labReplay());
  assert.match(await said(page, 'h1'), /ML-nmi-f22 on a kernel: CHECK FAILED/);
  assert.match(await said(page, 'pre'), /after step 4, LockMaster\(c2\): expected master_lock=1, found 0/);
  await page.getByRole('button', { name: /LockMaster\(c2\)$/ }).first().click();
  const memory = page.getByRole('region', { name: 'model and kernel memory' });
  assert.match(await memory.textContent() ?? '', /masters11.*master_lock10.*kgdb_active-1not read/s);
  assert.deepEqual((await page.locator('tr.differs').allTextContents()).slice(0, 1), ['master_lock10']);
  await page.keyboard.press('ArrowLeft');
  assert.match(await said(page, '.now'), /CPU 1 is halted at kgdb_cpu_enter\+0x58/);
  assert.equal(await page.locator('tr.differs').count(), 0);
  await faultless(page);
  await page.close();
});
