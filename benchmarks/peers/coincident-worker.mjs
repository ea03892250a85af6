import './web-worker.mjs';
import { strictEqual } from 'node:assert';
import { workerData } from 'node:worker_threads';
import { measure, synchronous } from './bench.mjs';

// coincident spins where it finds Atomics.pause and parks where it does not.
if (workerData.parked) delete Atomics.pause;

const { default: coincident } = await import('coincident/window/worker');
const { proxy, window } = await coincident();

proxy.add = (a, b) => a + b;

proxy.measureRead = () => {
  strictEqual(window.x, 42);
  return measure(synchronous(() => window.x));
};

proxy.measureCall = () => {
  strictEqual(proxy.add(1, 2), 3);
  return measure(synchronous(() => proxy.add(1, 2)));
};
