/**
 * The two names of the Web Worker API that coincident needs in the global scope and Node does not have there:
 * `Worker` on the main thread and `addEventListener` in a worker. Each is Node's own under that name.
 */

import { Worker, isMainThread, parentPort } from 'node:worker_threads';

if (isMainThread) {
  globalThis.Worker = Worker;
} else {
  globalThis.addEventListener = parentPort.addEventListener.bind(parentPort);
}
