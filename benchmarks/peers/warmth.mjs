/**
 * Says how long each benchmark of JMH's logs took to come within a fifth of its best, as Markdown: `node warmth.mjs jmh.log...`.
 * An iteration counts with its whole time, so the figure is no more exact than iterations are long.
 */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const UNITS = { ms: 1e-3, s: 1, min: 60 };
const NEAR = 1.2;

/** Each benchmark with its parameters, and the seconds after which it first was near the best of its iterations. */
export function warmth(log) {
  return log.split(/^# JMH version: /m).slice(1).flatMap(part => {
    const name = /^# Benchmark: (.*)/m.exec(part)?.[1];
    const parameters = /^# Parameters: \((.*)\)/m.exec(part)?.[1];
    const iterations = [...part.matchAll(/^(# Warmup )?Iteration +\d+: ([\d.,]+) /gm)].map(([, warmup, score]) => (
      { seconds: length(part, warmup ? 'Warmup' : 'Measurement'), score: Number(score.replaceAll(',', '')) }));
    if (iterations.length < 2) return [];
    const best = Math.min(...iterations.map(({ score }) => score));
    const first = iterations.findIndex(({ score }) => score <= NEAR * best);
    const seconds = iterations.slice(0, first + 1).reduce((sum, each) => sum + each.seconds, 0);
    return [{ name: parameters ? `${name} (${parameters})` : name, seconds }];
  });
}

/** The seconds that one iteration of a phase takes. */
function length(part, phase) {
  const [, time, unit] = new RegExp(`^# ${phase}: \\d+ iterations, ([\\d.]+) (\\w+) each`, 'm').exec(part) ?? [];
  return Number(time) * UNITS[unit];
}

export const table = rows => [
  '| benchmark | within a fifth of its best after |',
  '| --- | --: |',
  ...rows.map(({ name, seconds }) => `| \`${name.split('.').slice(-2).join('.')}\` | ${seconds} s |`),
].join('\n');

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(table(process.argv.slice(2).flatMap(path => warmth(readFileSync(path, 'utf8')))));
}
