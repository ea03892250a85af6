/**
 * coincident: a worker that reads from and calls into the main thread, and is called by it.
 * With `--parked` the waiting worker sleeps in Atomics.wait instead of spinning on Atomics.pause.
 */

import './web-worker.mjs';
import { createRequire } from 'node:module';
import { awaited, measure, measureStarts, pipelined, report } from './bench.mjs';

const { default: coincident } = await import('coincident/window/main');
const { version } = createRequire(import.meta.url)('coincident/package.json');

const parked = process.argv.includes('--parked');
const row = report.bind(null, parked ? 'coincident, parked' : 'coincident', version);

globalThis.x = 42;
globalThis.a = { b: { c: { d: 42 } } };

const { Worker } = coincident();

function start() {
  const worker = new Worker(new URL('./coincident-worker.mjs', import.meta.url), { workerData: { parked } });
  worker.proxy.add = (a, b) => a + b;
  worker.proxy.echo = (value) => value;
  return worker;
}

const worker = start();
row('read.worker-main.sync', await worker.proxy.measureRead());
row('call.worker-main.sync', await worker.proxy.measureCall());
row('chain.worker-main.sync', await worker.proxy.measureChain());
row('echo-2MiB.worker-main.sync', await worker.proxy.measureEcho());

// Main never waits for a worker, so how the worker waits makes no difference from here on.
if (!parked) {
  const call = () => worker.proxy.add(1, 2);
  row('call.main-worker.async', await measure(awaited(call)));
  row('call.main-worker.pipelined', await measure(pipelined(call), { batch: 256 }));
  row('call.main-worker.pipelined-1000', await measure(pipelined(call), { batch: 1000 }));
  row('worker.start', await measureStarts(async () => {
    const started = start();
    await started.proxy.add(1, 2);
    return () => started.terminate();
  }, 20));
}

worker.terminate();
// Its message channels would keep the process alive.
process.exit();
