import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { test } from 'node:test';
import { pipelined, summary, synchronous } from './bench.mjs';

test('percentiles are nearest ranks in microseconds per operation', () => {
  const laps = Array.from({ length: 100 }, (_, i) => (100 - i) * 10_000);
  deepStrictEqual(summary(laps, 10), { p50Micros: 50, p99Micros: 99, meanMicros: 50.5, samples: 100 });
});

test('one sample is its own percentile', () => {
  deepStrictEqual(summary([2_500]), { p50Micros: 2.5, p99Micros: 2.5, meanMicros: 2.5, samples: 1 });
});

const marks = times => () => times-- > 0;

test('a batch lies between two marks', async () => {
  let operations = 0;
  await synchronous(() => operations++)(marks(3), 50);
  strictEqual(operations, 150);
});

test('a pipelined batch is in flight at once', async () => {
  let inFlight = 0;
  let most = 0;
  await pipelined(async () => {
    most = Math.max(most, ++inFlight);
    await null;
    inFlight--;
  })(marks(2), 256);
  ok(most === 256);
});
