/** Runs each peer in a process of its own, one after the other, and writes all rows to the file given. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const PEERS = [['coincident.mjs'], ['coincident.mjs', '--parked'], ['comlink.mjs'], ['pyodide.mjs']];

const [, , output] = process.argv;

const rows = PEERS.flatMap(([script, ...options]) => {
  console.error(['measuring', script, ...options].join(' '));
  const { status, stdout } = spawnSync(process.execPath, [script, ...options], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with status ${status}`);
  return stdout.trim().split('\n').map(line => JSON.parse(line));
});

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `[\n${rows.map(row => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
