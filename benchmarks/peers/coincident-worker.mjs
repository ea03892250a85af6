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

proxy.measureChain = () => {
  strictEqual(window.a.b.c.d, 42);
  return measure(synchronous(() => window.a.b.c.d));
};

proxy.measureEcho = () => {
  const floats = new Float32Array(2 ** 19).fill(0.5);
  strictEqual(proxy.echo(floats).byteLength, 2 ** 21);
  return measure(synchronous(() => proxy.echo(floats)));
};
