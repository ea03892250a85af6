import { deepStrictEqual } from 'node:assert';
import { test } from 'node:test';
import { table, warmth } from './warmth.mjs';

const log = `# JMH version: 1.37
# Warmup: 3 iterations, 2 s each
# Measurement: 2 iterations, 500 ms each
# Benchmark: dev.polyflux.benchmarks.WorkerToMain.read
# Parameters: (size = 3)

# Run progress: 0.00% complete
# Warmup Iteration   1: 1,100.5 ±(99.9%) 17.2 us/op
# Warmup Iteration   2: 13.000 ±(99.9%) 0.2 us/op
# Warmup Iteration   3: 11.900 ±(99.9%) 0.2 us/op
Iteration   1: 10.100 ±(99.9%) 0.1 us/op
Iteration   2: 10.000 ±(99.9%) 0.1 us/op
`;

test('a benchmark is warm with the first iteration that is within a fifth of the best', () => {
  deepStrictEqual(warmth(log), [{ name: 'dev.polyflux.benchmarks.WorkerToMain.read (size = 3)', seconds: 6 }]);
});

test('iterations of both phases count with their own length', () => {
  deepStrictEqual(warmth(log.replace('11.900', '20.000'))[0].seconds, 6.5);
});

test('what has one iteration, such as a start, is left out', () => {
  deepStrictEqual(warmth('# Benchmark: a.Start.cold\nIteration   1: 3.4 s/op\n'), []);
});

test('the table names class and method', () => {
  deepStrictEqual(table([{ name: 'a.b.Some.row', seconds: 2 }]).split('\n').at(-1), '| `Some.row` | 2 s |');
});
