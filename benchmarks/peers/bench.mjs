/** The measuring core: a stopwatch that every kind of loop can turn, and the row a result becomes. */

import { availableParallelism } from 'node:os';

const WARM_UP_MILLIS = 1_000;
const MEASURED_MILLIS = 2_000;

const nanoTime = process.hrtime.bigint;

/**
 * Runs `loop` twice, first to warm up and then to measure, and summarises the second run.
 * `loop(mark, batch)` calls `mark()` before each batch of operations and stops when it answers false:
 * when the time is up, or after `mostSamples` batches.
 */
export async function measure(loop, { batch = 1, mostSamples = 1 << 20 } = {}) {
  await loop(stopwatch(WARM_UP_MILLIS, mostSamples).mark, batch);
  const watch = stopwatch(MEASURED_MILLIS, mostSamples);
  await loop(watch.mark, batch);
  return { ...summary(watch.laps(), batch), batch };
}

/** The loop of an operation that returns when it is done. */
export const synchronous = operation => (mark, batch) => {
  while (mark()) {
    for (let i = 0; i < batch; i++) operation();
  }
};

/** The loop of an operation that returns a promise; each waits for the one before it. */
export const awaited = operation => async (mark, batch) => {
  while (mark()) {
    for (let i = 0; i < batch; i++) await operation();
  }
};

/** The loop of an operation that returns a promise; a whole batch is in flight at once. */
export const pipelined = operation => async (mark, batch) => {
  const inFlight = new Array(batch);
  while (mark()) {
    for (let i = 0; i < batch; i++) inFlight[i] = operation();
    await Promise.all(inFlight);
  }
};

/**
 * Times `start`, which answers how to stop what it has started. Stopping is not timed.
 * The first start is thrown away: it reads files that the later ones find in memory.
 */
export async function measureStarts(start, samples) {
  await (await start())();
  const laps = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    const before = nanoTime();
    const stop = await start();
    laps[i] = Number(nanoTime() - before);
    await stop();
  }
  return { ...summary(laps), batch: 1 };
}

/** Writes one result to standard output as a line of JSON. */
export function report(peer, version, operation, result) {
  const { node } = process.versions;
  console.log(JSON.stringify({ peer, operation, ...result, cpus: availableParallelism(), node, version }));
}

/** Percentiles and mean of `laps`, nanoseconds of `batch` operations each, in microseconds per operation. */
export function summary(laps, batch = 1) {
  const micros = Float64Array.from(laps, nanos => nanos / batch / 1_000).sort();
  const percentile = rank => micros[Math.max(0, Math.ceil(rank * micros.length) - 1)];
  const mean = micros.reduce((sum, value) => sum + value, 0) / micros.length;
  return {
    p50Micros: rounded(percentile(0.5)),
    p99Micros: rounded(percentile(0.99)),
    meanMicros: rounded(mean),
    samples: micros.length,
  };
}

/** Records the time between one mark and the next until `millis` have gone by or `most` laps are recorded. */
function stopwatch(millis, most) {
  const laps = new Float64Array(most);
  let count = -1;
  let last;
  let end;
  const mark = () => {
    const now = nanoTime();
    if (count < 0) end = now + BigInt(millis) * 1_000_000n;
    else laps[count] = Number(now - last);
    last = now;
    return ++count < most && now < end;
  };
  return { mark, laps: () => laps.subarray(0, count) };
}

const rounded = micros => Math.round(micros * 10_000) / 10_000;
