// The roll calls of logs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { browser, faultless, folder, MEGABYTE, opened, run, said, samples, type Shown } from './harness';
import { checked, synthetic, written } from './subjects';

const four = () => checked('four', path.join(samples, '6.12-klab.h-lg-nopnmi.log'));

for (const width of [400, 1280, 2560]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`roll calls, ${width} px, ${colorScheme}: no violation, nothing from elsewhere`, async () => {
      const page = await opened(four(), { width, colorScheme });
      await faultless(page);
      await page.close();
    });
  }
}

test('the answer comes first, the list can be filtered, a roll call opened by keyboard', async () => {
  const page = await opened(four());
  assert.match(await said(page, 'h1'), /^missed CPU 2 in 3 of 4 roll calls/);
  assert.match(await said(page, '[role=status]'), /^4 of 4/);
  await page.getByLabel('verdict').selectOption('complete');
  assert.match(await said(page, '[role=status]'), /^1 of 4/);
  await page.getByLabel('verdict').selectOption('');
  await page.getByLabel('kind').selectOption('kgdb');
  assert.match(await said(page, '[role=status]'), /^1 of 4/);
  await page.getByLabel('kind').selectOption('');
  await page.getByLabel('reason or log').fill('RC-TIMED-OUT');
  assert.match(await said(page, '[role=status]'), /^1 of 4/);
  await page.getByRole('button', { name: /open roll call 4/ }).focus();
  await page.keyboard.press('Enter');
  assert.match(await said(page, 'section[aria-label="roll call"] h2'), /#4 kgdb-entry by CPU 0: missed/);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'roll call');
  await page.getByRole('link', { name: 'line 106' }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'L106');
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('a mark of the timeline leads to its line', async () => {
  const page = await opened(four());
  await page.locator('svg a[aria-label^="line 135"]').first().focus();
  assert.match(await said(page, '.told'), /^line 135/, 'the focus shows the line');
  await page.locator('svg a[aria-label*="CPU 3"] circle').first().hover();
  assert.match(await said(page, '.told'), /^line \d+, CPU 3: .*NMI backtrace for cpu 3/, 'and so does the pointer');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'L135');
  await page.close();
});

test('events of a trace stand in the timeline', async () => {
  const trace = written('trace.txt', '# tracer: nop\n#\n'
    + '          <idle>-0       [001] d.h1.     6.327500: irq_handler_entry: irq=7 name=IPI\n'
    + '          <idle>-0       [003] d.h1.     6.328000: irq_handler_entry: irq=7 name=IPI\n'
    + '          <idle>-0       [003] d.h1.     6.328500: irq_handler_exit: irq=7 ret=handled\n');
  const file = path.join(folder, 'traced.html');
  run('check', '--report', `html=${file}`, '--trace', trace, path.join(samples, '6.12-klab.h-lg-nopnmi.log'));
  const page = await opened(file);
  assert.equal(await page.locator('svg .traced').count(), 3);
  await page.getByText('3 events of the trace').click();
  assert.match(await page.getByRole('region', { name: 'trace' }).textContent() ?? '', /56\.3280003irq_handler_exit: irq=7|46\.3280003irq_handler_entry: irq=7 name=IPI/);
  await faultless(page);
  await page.close();
});

/** The y of the dots of a line, and those of the lanes by what they are called. */
const rows = async (page: Shown, line: string): Promise<{ dots: Record<string, string[]>; lanes: Record<string, string> }> => page.evaluate((prefix) => {
  const dots: Record<string, string[]> = {};
  document.querySelectorAll(`svg a[aria-label^="${prefix}"] circle`).forEach((dot) => {
    (dots[dot.getAttribute('class') ?? ''] ??= []).push(dot.getAttribute('cy') ?? '');
  });
  const lanes = [...document.querySelectorAll('svg .fate')].map((name) => [name.textContent, String(Number(name.getAttribute('y')) - 4)]);
  return { dots, lanes: Object.fromEntries(lanes) as Record<string, string> };
}, line);

test('a stop stands in the lanes of the CPU that stops others, and of those that it names', async () => {
  const page = await opened(checked('stop', written('stop.log', [
    '[    9.000000][    C1] SMP: stopping secondary CPUs',
    '[   10.000000][    C1] SMP: retry stop with NMI for CPUs 2-3',
    '[   11.000000][    C1] SMP: failed to stop secondary CPUs 3', ''].join('\n'))));
  const { dots: request, lanes } = await rows(page, 'line 1,');
  assert.deepEqual(Object.keys(lanes), ['CPU 1 asks', 'CPU 2 named', 'CPU 3 missed']);
  assert.deepEqual(request, { 'dot request': [lanes['CPU 1 asks']] });
  assert.deepEqual((await rows(page, 'line 2,')).dots, { 'dot note': [lanes['CPU 2 named'], lanes['CPU 3 missed']] });
  assert.deepEqual((await rows(page, 'line 3,')).dots, { 'dot missed': [lanes['CPU 3 missed']] });
  assert.equal(await page.locator('svg .gone.missed').count(), 1, 'from the request on it is silent');
  assert.equal(await page.locator('svg .wait').count(), 0, 'a stop does not wait for 10 s');
  await faultless(page);
  await page.close();
});

test('a wait of csd stands in the lanes of the CPU that waits and of its target', async () => {
  const page = await opened(checked('csd', written('csd.log', [
    '[   20.000000][    C1] smp: csd: Detected non-responsive CSD lock (#3) on CPU#1, waiting 5000000176 ns for CPU#02 do_work+0x0/0x8(0x0).',
    '[   20.000100][    C1] smp: \tcsd: CSD lock (#3) unresponsive.',
    '[   20.000150][    C1] smp: csd: Re-sending CSD lock (#3) IPI from CPU#01 to CPU#02', ''].join('\n'))));
  const { dots: report, lanes } = await rows(page, 'line 1,');
  assert.deepEqual(Object.keys(lanes), ['CPU 1 asks', 'CPU 2 missed']);
  assert.deepEqual(report, { 'dot request': [lanes['CPU 1 asks']], 'dot note': [lanes['CPU 2 missed']] });
  assert.deepEqual((await rows(page, 'line 2,')).dots, { 'dot missed': [lanes['CPU 2 missed']] });
  assert.deepEqual((await rows(page, 'line 3,')).dots, { 'dot request': [lanes['CPU 1 asks']], 'dot note': [lanes['CPU 2 missed']] });
  assert.equal(await page.locator('svg .wait').count(), 0, 'nobody stops waiting');
  await faultless(page);
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

test('a megabyte of log is a page of less', async () => {
  const text = synthetic(4, 2_900, (cpu, call) => cpu === 2 && call % 5 === 0);
  assert.ok(text.length > MEGABYTE);
  const file = checked('long', written('long.log', text));
  assert.ok(fs.statSync(file).size < MEGABYTE, `${fs.statSync(file).size} bytes`);
  const page = await opened(file);
  assert.match(await said(page, '[role=status]'), /^2900 of 2900 roll calls, the first 200 shown/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('10,000 roll calls open, are filtered, and shown some at a time', async () => {
  const page = await opened(checked('calls', written('calls.log', synthetic(2, 10_000, (_, call) => call % 7 === 0))));
  assert.match(await said(page, '[role=status]'), /^10000 of 10000 roll calls, the first 200 shown/);
  await page.getByRole('button', { name: 'Show more' }).click();
  assert.match(await said(page, '[role=status]'), /the first 400 shown/);
  await page.getByLabel('verdict').selectOption('missed');
  assert.match(await said(page, '[role=status]'), /^1429 of 10000 roll calls/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('4,096 CPUs are a page', async () => {
  const page = await opened(checked('huge', written('huge.log', synthetic(4_096, 1, (cpu) => cpu === 7))));
  assert.match(await said(page, 'h1'), /^missed CPU 7: /);
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
  assert.match(await said(page, 'h1'), /<img src=x onerror=alert\(1\)>&\{\{text\}\}\.log/);
  assert.equal(await page.locator('img, b').count(), 0);
  await page.locator('main button[aria-label^="open roll call"]').last().click();
  await faultless(page);
  await page.close();
});

test('a log without roll calls, several logs, no text at hand', async () => {
  const none = await opened(checked('none', written('none.log', 'nothing\n')));
  assert.match(await said(none, 'main'), /no roll call/);
  await faultless(none);
  await none.close();
  const all = fs.readdirSync(samples).filter((name) => name.endsWith('.log')).map((name) => path.join(samples, name));
  const page = await opened(checked('all', ...all));
  assert.match(await said(page, 'h1'), /^15 logs: 6 missed/);
  await faultless(page);
  await page.close();
});

test('without scripts the text says it all; printed, controls are gone', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`file://${four()}`);
  assert.ok(await plain.locator('pre').isVisible());
  assert.match(await said(plain, 'pre'), /RC-IRQS-OFF-NO-PSEUDO-NMI/);
  await context.close();
  const page = await opened(four());
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('.filter').isVisible()));
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await page.close();
});

