import { deepStrictEqual, match, throws } from 'node:assert';
import { test } from 'node:test';
import { measured, report } from './report.mjs';

const operations = {
  'WorkerToMain.readPython': { operation: 'read.worker-main.sync', label: 'Python worker' },
  'WorkerToMain.callPython': { operation: 'call.worker-main.sync', label: 'Python worker', batch: 1000 },
  'Await.pythonFromJavaScript': { operation: 'await.js-python', label: 'one realm' },
};

const result = (benchmark, scoreUnit, p50, p99, more) => ({
  benchmark: `dev.polyflux.benchmarks.${benchmark}`,
  mode: 'sample',
  jvmArgs: ['-Xmx2g', '--upgrade-module-path=/home/me/one.jar:/home/me/two.jar'],
  vmName: 'OpenJDK 64-Bit Server VM',
  vmVersion: '25.0.3+9',
  primaryMetric: { scoreUnit, scorePercentiles: { '50.0': p50, '99.0': p99 } },
  ...more,
});

const peer = (name, operation, p50Micros, p99Micros, batch = 1) =>
  ({ peer: name, operation, p50Micros, p99Micros, batch, cpus: 2, node: '24.21.0', version: '1.0' });

const machine = { date: '2026-01-01', cpus: 2, model: 'Some CPU', memory: '23 GiB', system: 'Linux 6.1 x64' };

const text = (peers, jmh) => report(peers, jmh, operations, machine);

test('a peer stands beside the benchmark of the same operation, with the ratios', () => {
  const peers = [peer('coincident', 'read.worker-main.sync', 12, 30)];
  match(text(peers, [result('WorkerToMain.readPython', 'us/op', 0.6, 1.5)]),
    /\| `read\.worker-main\.sync` \| Python worker \| 0\.6 \| 1\.5 \| coincident \| 12 \| 30 \| 20× \| 20× \|/);
});

test('nanoseconds, milliseconds and seconds become microseconds', () => {
  const inMicros = unit => measured([result('WorkerToMain.readPython', unit, 2, 4)], operations)[0].p50Micros;
  deepStrictEqual(['ns/op', 'ms/op', 's/op'].map(inMicros), [0.002, 2_000, 2_000_000]);
});

test('throughput is refused', () => {
  throws(() => measured([result('WorkerToMain.readPython', 'ops/us', 2, 4)], operations), /time per operation/);
});

test('parameters are told apart in the label', () => {
  const [row] = measured([result('WorkerToMain.readPython', 'us/op', 1, 2, { params: { depth: '4' } })], operations);
  deepStrictEqual(row.label, 'Python worker, depth=4');
});

test('averages and batches are marked and explained', () => {
  const peers = [peer('Pyodide', 'await.js-python', 25, 60, 50)];
  const markdown = text(peers, [result('Await.pythonFromJavaScript', 'us/op', 2.5, 3, { mode: 'avgt' })]);
  match(markdown, /3‡ \| Pyodide \| 25 \| 60†/);
  match(markdown, /† each sample is the mean of a batch/);
  match(markdown, /‡ percentiles of the averages/);
});

test('the 99th percentile of batches is set in proportion to no other', () => {
  const beside = batch => text([peer('one', 'call.worker-main.sync', 12, 30, batch)],
    [result('WorkerToMain.callPython', 'us/op', 0.6, 1.5)]);
  match(beside(1), /\| 1\.5† \| one \| 12 \| 30 \| 20× \| – \|/);
  match(beside(256), /\| 1\.5† \| one \| 12 \| 30† \| 20× \| 20× \|/);
});

test('an operation without a counterpart keeps its line', () => {
  const markdown = text([peer('Comlink', 'worker.start', 35_000, 43_210)], [result('WorkerToMain.readPython', 'us/op', 1, 2)]);
  match(markdown, /\| `worker\.start` \| – \| – \| – \| Comlink \| 35,000 \| 43,210 \| – \| – \|/);
  match(markdown, /\| `read\.worker-main\.sync` \| Python worker \| 1 \| 2 \| – \|/);
});

test('a benchmark may stand for several operations', () => {
  const rows = measured([result('Java.call', 'us/op', 1, 2)], { 'Java.call': { operation: ['one', 'two'], label: 'Java' } });
  deepStrictEqual(rows.map(({ operation }) => operation), ['one', 'two']);
});

test('a benchmark of a peer stands among the peers, with its version in the header', () => {
  const both = {
    'Java.call': { operation: 'call.java-guest', label: 'Java' },
    'Javet.call': { operation: 'call.java-guest', peer: 'Javet', version: '5' },
  };
  const markdown = report([], [result('Java.call', 'us/op', 2, 4), result('Javet.call', 'us/op', 1, 2)], both, machine);
  match(markdown, /\| `call\.java-guest` \| Java \| 2 \| 4 \| Javet \| 1 \| 2 \| 0\.5× \| 0\.5× \|/);
  match(markdown, /Peers: Javet 5;/);
});

test('the header names the virtual machine and its flags without folders', () => {
  const markdown = text([], [result('WorkerToMain.readPython', 'us/op', 1, 2)]);
  match(markdown, /JDK: OpenJDK 64-Bit Server VM 25\.0\.3\+9/);
  match(markdown, /`-Xmx2g --upgrade-module-path=one\.jar:two\.jar`/);
});
