/** Comlink over worker_threads: the main thread awaits a function of a worker. */

import { strictEqual } from 'node:assert';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink/dist/esm/comlink.mjs';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { awaited, measure, measureStarts, pipelined, report } from './bench.mjs';

const { version } = createRequire(import.meta.url)('comlink/package.json');
const row = report.bind(null, 'Comlink', version);

function start() {
  const worker = new Worker(new URL('./comlink-worker.mjs', import.meta.url));
  return { worker, api: wrap(nodeEndpoint(worker)) };
}

const { worker, api } = start();
const call = () => api.add(1, 2);
const later = () => api.later(42);
strictEqual(await call(), 3);
strictEqual(await later(), 42);

row('call.main-worker.async', await measure(awaited(call)));
row('call.main-worker.pipelined', await measure(pipelined(call), { batch: 256 }));
row('call.main-worker.pipelined-1000', await measure(pipelined(call), { batch: 1000 }));
row('await.main-worker', await measure(awaited(later)));
await worker.terminate();

row('worker.start', await measureStarts(async () => {
  const started = start();
  await started.api.add(1, 2);
  return () => started.worker.terminate();
}, 20));
