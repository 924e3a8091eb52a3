// The pages that the tests open, written by the program; each once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folder, run, samples } from './harness';

/** A page of this name in the tests' folder; it is written once. */
function page(name: string, write: (file: string) => void): string {
  const file = path.join(folder, `${name}.html`);
  if (!fs.existsSync(file)) write(file);
  return file;
}

export const checked = (name: string, ...logs: string[]): string => page(name, (file) => { run('check', '--report', `html=${file}`, ...logs); });

export const sample = (name: string): string => checked(name, path.join('samples', `${name}.log`));

export const counterexample = (model: string): string => page(model, (file) => fs.writeFileSync(file, run('model', '--format', 'html', model)));

export const explorer = (model: string, ...options: string[]): string => page(`explore-${path.basename(model)}${options.join('')}`,
  (file) => { run('explore', model, ...options, '--output', file); });

export function written(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text, 'latin1');
  return file;
}

/** A log of n CPUs that are asked again and again; the silent ones never answer. */
export function synthetic(cpus: number, calls: number, silent: (cpu: number, call: number) => boolean): string {
  const lines: string[] = [];
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

/** A certificate of a verdict about a log. */
export function certificate(): string {
  const certificates = path.join(folder, 'certificates');
  fs.mkdirSync(certificates, { recursive: true });
  const [known] = fs.readdirSync(certificates);
  if (known === undefined) run('check', '--certificates', certificates, path.join(samples, '6.12-klab.bc-l-hardlock1of4-pnmi.log'));
  return path.join(certificates, fs.readdirSync(certificates)[0]);
}

/** A schedule that is refused at its third step. */
export const schedule = (): string => page('schedule', (file) => {
  run('replay', '--schedule', written('steps.txt', 'E0(c2)\nE2Master(c2)\nM1(c2)\n'), '--page', file, 'ML-nmi-f22');
});

/** A specification that says something else than the Java model. */
export function changedSpecification(): string {
  const changed = path.join(folder, 'changed');
  if (fs.existsSync(changed)) return changed;
  fs.mkdirSync(changed);
  const spec = path.resolve('../../../../spec/tla');
  fs.readdirSync(spec).filter((name) => /\.(tla|cfg|json)$/.test(name)).forEach((name) => fs.copyFileSync(path.join(spec, name), path.join(changed, name)));
  const module = path.join(changed, 'IpiNmi.tla');
  fs.writeFileSync(module, fs.readFileSync(module, 'utf8').replace("/\\ mlock' = c\n", "/\\ mlock' = None\n"));
  return changed;
}

/** Where the changed specification and the Java model part. */
export const difference = (): string => page('difference', (file) => { run('replay', '--spec', changedSpecification(), '--page', file, 'ML-nmi-f22'); });

/** A counterexample on a kernel. No kernel is booted here: LabReplayPageTest, which runs before, has the program write the page. */
export function labReplay(): string {
  const file = path.resolve('../../target/pages/lab-replay.html');
  assert.ok(fs.existsSync(file), `${file} is not there: mvn -Pbrowser verify has LabReplayPageTest write it`);
  return file;
}
