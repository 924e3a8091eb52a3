// Behaviours, step by step.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { faultless, folder, opened, run, samples, written } from './harness.js';

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
  assert.match(await page.textContent('.now'), /Possible besides Take\(c1, N\).*RoundupSend\(c2, c3\).*guard: c3 \\in toSend ∧ MaySend\(c3\) ∧ MasterAt\(c2, "M5s"\)/s);
  await page.locator('.now details').first().locator('summary').click();
  assert.match(await page.textContent('.refused'), /M5End\(c2\) needs toSend = {}/);
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

test('a certificate and a schedule are stepped through as well', async () => {
  const certificates = fs.mkdtempSync(path.join(folder, 'certificates'));
  run('check', '--certificates', certificates, path.join(samples, '6.12-klab.bc-l-hardlock1of4-pnmi.log'));
  const [name] = fs.readdirSync(certificates);
  assert.match(name, /6\.12-klab\.bc-l-hardlock1of4-pnmi\.log-1\.html$/);
  const page = await opened(path.join(certificates, name));
  assert.match(await page.textContent('h1'), /roll call 1: certified/);
  assert.match(await page.textContent('.now'), /the specification accepts every step/);
  await faultless(page);
  await page.close();
  const file = path.join(folder, 'steps.html');
  run('replay', '--schedule', written('steps.txt', 'E0(c2)\nE2Master(c2)\nM1(c2)\n'), '--page', file, 'ML-nmi-f22');
  const refused = await opened(file);
  assert.equal(await refused.textContent('[role=status]'), 'Step 2 of 2');
  assert.match(await refused.textContent('.now'), /step 3, M1\(c2\), is not enabled: needs the master is at the label/);
  await refused.close();
});

test('a difference: the specification and the Java model side by side', async () => {
  const changed = fs.mkdtempSync(path.join(folder, 'changed'));
  const spec = path.resolve('../../../../spec/tla');
  fs.readdirSync(spec).filter((name) => /\.(tla|cfg|json)$/.test(name)).forEach((name) => fs.copyFileSync(path.join(spec, name), path.join(changed, name)));
  const module = path.join(changed, 'IpiNmi.tla');
  fs.writeFileSync(module, fs.readFileSync(module, 'utf8').replace("/\\ mlock' = c\n", "/\\ mlock' = None\n"));
  const file = path.join(folder, 'difference.html');
  run('replay', '--spec', changed, '--page', file, 'ML-nmi-f22');
  const page = await opened(file);
  assert.match(await page.textContent('h1'), /specification and Java model differ/);
  assert.match(await page.textContent('.now'), /LockMaster\(c2\).*mlock is None in the specification, c2 in the machine/s);
  assert.deepEqual(await page.locator('tr.differs').allTextContents(), ['mlockNonec2']);
  await faultless(page);
  await page.close();
});
