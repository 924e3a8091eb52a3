// What is in the repository, and so in the jar, is what the sources make.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folder } from './harness';

const kept = path.resolve('../main/resources/org/rollcall/page');

test('the bundles are what pages/*.ts make', () => {
  const made = path.join(folder, 'bundles');
  execFileSync('npm', ['run', '--silent', 'build', '--', `--outdir=${made}`]);
  const scripts = (from: string): string[] => fs.readdirSync(from).filter((name) => name.endsWith('.js')).sort();
  assert.deepEqual(scripts(made), scripts(kept));
  for (const name of scripts(made)) {
    assert.ok(fs.readFileSync(path.join(made, name)).equals(fs.readFileSync(path.join(kept, name))), `${name} is not up to date: npm run build`);
  }
});
