/** Pyodide: JavaScript and Python side by side in one thread, and what it takes to load it in a worker. */

import { strictEqual } from 'node:assert';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { loadPyodide, version } from 'pyodide';
import { awaited, measure, measureStarts, report, synchronous } from './bench.mjs';

const row = report.bind(null, 'Pyodide', version);

const short = { batch: 50 };
// Every await leaks some 48 bytes of a 5 MiB stack (pyodide/pyodide#6249): no interpreter lives through more than about 100,000.
const few = { mostSamples: 40_000 };

const source = readFileSync(new URL('./pyodide.py', import.meta.url), 'utf8');

/** A fresh interpreter that has run pyodide.py; answers its global names. */
async function python() {
  const interpreter = await loadPyodide();
  interpreter.registerJsModule('peer', {
    add: (a, b) => a + b,
    answer: async () => 42,
    thing: { x: 42 },
  });
  interpreter.runPython(source);
  return name => interpreter.globals.get(name);
}

const global = await python();
const add = global('add');
strictEqual(add(1, 2), 3);
row('call.js-python.same-realm', await measure(synchronous(() => add(1, 2)), short));
row('call.python-js.same-realm', await measure(global('calls'), short));
row('read.python-js.same-realm', await measure(global('reads'), short));

const answer = (await python())('answer');
strictEqual(await answer(), 42);
row('await.js-python', await measure(awaited(() => answer()), few));
row('await.python-js', await measure((await python())('awaits'), few));

row('worker.start', await measureStarts(async () => {
  const worker = new Worker(new URL('./pyodide-worker.mjs', import.meta.url));
  const [result] = await once(worker, 'message');
  strictEqual(result, 3);
  return () => worker.terminate();
}, 4));
