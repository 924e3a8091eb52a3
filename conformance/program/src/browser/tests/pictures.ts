// Pictures and screenshots of the documents: made here, compared here. UPDATE_PICTURES=1 npm test writes them anew.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { browser, folder, opened, run, samples } from './harness';
import { counterexample, explorer, sample } from './subjects';

const docs = path.resolve('../../../../docs');
const update = process.env.UPDATE_PICTURES === '1';
/** Of the pixels of a screenshot so many may differ: a browser of another version sets text a little differently. */
const SHARE = 0.03;

for (const [name, page] of [
  ['seed-sysrq-l', () => sample('seed.sysrq-l')], ['seed-kdb-btc', () => sample('seed.kdb-btc')],
  ['missed-cpu', () => sample('6.12-klab.bc-l-hardlock1of4-nopnmi')], ['f1', () => counterexample('V5-nmi-f1')],
  ['f22', () => counterexample('ML-nmi-f22')]] as const) {
  test(`picture ${name} is what the page draws`, async () => {
    const shown = await opened(page());
    const [download] = await Promise.all([shown.waitForEvent('download'), shown.getByRole('button', { name: 'Save the picture' }).first().click()]);
    const made = fs.readFileSync(await download.path(), 'utf8');
    const file = path.join(docs, 'pictures', `${name}.svg`);
    if (update) fs.writeFileSync(file, made);
    assert.equal(fs.readFileSync(file, 'utf8'), made, `${file} is not up to date: UPDATE_PICTURES=1 npm test`);
    await shown.close();
  });
}

/** The share of pixels that differ by more than a shade. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage();
  const share = await page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(pictures.map(async (base64) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    if (a.width !== b.width || a.height !== b.height) return 1;
    let differ = 0;
    for (let i = 0; i < a.data.length; i += 4) {
      differ += [0, 1, 2].some((colour) => Math.abs(a.data[i + colour] - b.data[i + colour]) > 64) ? 1 : 0;
    }
    return differ / (a.width * a.height);
  }, [one.toString('base64'), other.toString('base64')]);
  await page.close();
  return share;
}

for (const [name, page, hash] of [
  ['check', () => sample('6.12-klab.h-lg-nopnmi'), ''], ['model', () => counterexample('ML-nmi-f22'), '#step=12'],
  ['explore', () => explorer('ML-nmi-f22'), '#run=LongHardWindow.c3,E0.c2,E2Master.c2,LockMaster.c2,M1.c2,M4.c2,M5.c2,RoundupSend.c2.c1,Take.c1.KG']] as const) {
  test(`screenshots of ${name} are as they were`, async () => {
    const file = page();
    for (const [width, colorScheme] of [[400, 'light'], [1280, 'dark'], [2560, 'light']] as const) {
      // half a pixel each: large enough to see what moved, small enough for a repository
      const shown = await opened(file, { width, colorScheme, hash, deviceScaleFactor: 0.5 });
      const shot = await shown.screenshot({ animations: 'disabled' });
      const kept = path.join(docs, 'pictures', `${name}-${width}.png`);
      if (update) fs.writeFileSync(kept, shot);
      const share = await difference(fs.readFileSync(kept), shot);
      assert.ok(share <= SHARE, `${(share * 100).toFixed(1)} % of ${kept} differ; if that is meant: UPDATE_PICTURES=1 npm test`);
      await shown.close();
    }
  });
}

test('a screenshot that differs is found', async () => {
  const shown = await opened(counterexample('ML-nmi-f22'), { deviceScaleFactor: 0.5 });
  const one = await shown.screenshot();
  await shown.evaluate(() => document.querySelector('.behaviour')?.remove());
  assert.ok(await difference(one, await shown.screenshot()) > SHARE);
  await shown.close();
});

/** What its script adds to a page. */
interface Mermaid {
  readonly mermaid: { render(id: string, text: string): Promise<{ readonly svg: string }>; parse(text: string): Promise<unknown> };
}

test('Mermaid draws what is written for it', async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  const blocks = (log: string): string[] => run('check', '--format', 'mermaid', log).split('```mermaid\n').slice(1).map((block) => block.split('\n```')[0]);
  const hostile = path.join(folder, '"a\\" --- #1; <b onclick=alert(1)> %%{init}%% end.log');
  fs.copyFileSync(path.join(samples, '6.12-klab.bc-l-hardlock1of4-nopnmi.log'), hostile);
  const [named] = blocks(hostile);
  const diagrams = [run('model', '--format', 'mermaid', 'ML-nmi-f22'), ...blocks('samples/6.12-klab.h-lg-nopnmi.log'), ...blocks('samples/5.10-klab-v6.e-kdb-24cpu-pnmi.log'), named];
  assert.equal(diagrams.length, 7);
  for (const diagram of diagrams) {
    const drawn = await page.evaluate(async (text) => (await (globalThis as unknown as Mermaid).mermaid.render('drawn', text)).svg, diagram);
    assert.match(drawn, /aria-roledescription="sequence"/);
    assert.doesNotMatch(drawn, /onclick/);
    const lanes = diagram.match(/^ {4}participant /gm)?.length;
    assert.equal(new Set(drawn.match(/name="(lane\d+|c\d)"/g)).size, lanes);
  }
  await assert.rejects(page.evaluate(() => (globalThis as unknown as Mermaid).mermaid.parse('sequenceDiagram\n    a ->>')), 'what is none is refused');
  await page.close();
});
