/**
 * Sets a JMH result beside the peers' and prints the comparison as Markdown:
 * `node report.mjs peers.json jmh.json...`, on the machine that measured them.
 */

import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { pathToFileURL } from 'node:url';

const MICROS = { 's/op': 1e6, 'ms/op': 1e3, 'us/op': 1, 'ns/op': 1e-3 };

const BATCHED = '†';
const AVERAGED = '‡';

const NOTES = {
  [BATCHED]: 'each sample is the mean of a batch, so that a single slow operation hardly shows in p99; set in proportion only to another such',
  [AVERAGED]: 'percentiles of the averages of whole iterations, not of single operations',
};

/**
 * The whole report. `operations` maps the names of benchmarks, see operations.json: to one operation or several, and to a
 * peer's where it names one.
 */
export function report(others, jmh, operations, machine) {
  const rows = measured(jmh, operations);
  const peers = [...others, ...rows.filter(({ peer }) => peer)];
  const order = [...Object.values(operations), ...peers].flatMap(({ operation }) => operation);
  return [...header(peers, jmh, machine), '', ...table([...new Set(order)], peers, rows.filter(({ peer }) => !peer))].join('\n');
}

/** A row for each operation of each JMH result that `operations` knows. */
export function measured(jmh, operations) {
  const names = Object.keys(operations);
  return jmh.flatMap(result => {
    const name = names.find(known => result.benchmark === known || result.benchmark.endsWith(`.${known}`));
    if (!name) {
      console.error(`operations.json does not mention ${result.benchmark}`);
      return [];
    }
    const { operation, label, batch = 1, ...more } = operations[name];
    const params = Object.entries(result.params ?? {}).map(([key, value]) => `${key}=${value}`);
    return [operation].flat().map(each => (
      { operation: each, label: [label, ...params].join(', '), batch, ...more, ...latency(result, batch) }));
  });
}

/** Median and 99th percentile of a JMH result in microseconds; `batch` operations make up a sample. */
function latency({ benchmark, mode, primaryMetric: { scoreUnit, scorePercentiles } }, batch) {
  const factor = MICROS[scoreUnit];
  if (!factor) throw new Error(`${benchmark} is in ${scoreUnit}: a time per operation is needed`);
  return {
    p50Micros: scorePercentiles['50.0'] * factor,
    p99Micros: scorePercentiles['99.0'] * factor,
    mark: mode === 'avgt' ? AVERAGED : batch > 1 ? BATCHED : '',
  };
}

function header(peers, jmh, machine) {
  const distinct = values => [...new Set(values)].filter(Boolean).join('; ');
  return [
    `- Date: ${machine.date}`,
    `- Machine: ${machine.cpus} × ${machine.model}, ${machine.memory}, ${machine.system}`,
    `- Peers: ${distinct(peers.map(({ peer, version }) => `${peer} ${version}`))}; Node ${distinct(
      peers.map(({ node }) => node))}, on ${distinct(peers.map(({ cpus }) => cpus))} CPUs`,
    `- JDK: ${distinct(jmh.map(({ vmName, vmVersion }) => `${vmName} ${vmVersion}`))}`,
    `- JVM flags: ${distinct(jmh.map(({ jvmArgs }) => `\`${withoutFolders(jvmArgs.join(' ')) || 'none'}\``))}`,
  ];
}

/** Leaves of each absolute path in a command line only the last name. */
const withoutFolders = flags => flags.replaceAll(/(?<=^|[\s=:,;@])\/(?:[^\s=:,;]*\/)?/g, '');

/** A line for each pair of a benchmark of ours and a peer; either may be missing. */
function table(operations, peers, mine) {
  const marks = new Set();
  const lines = operations.flatMap(operation => {
    const [measured, others] = [mine, peers].map(rows => rows.filter(row => row.operation === operation));
    if (!measured.length && !others.length) return [];
    return orNothing(measured).flatMap(own => orNothing(others).map(other => {
      const otherMark = other.batch > 1 ? BATCHED : '';
      [own.mark, otherMark].filter(Boolean).forEach(mark => marks.add(mark));
      return line(
        `\`${operation}\``,
        own.label ?? '–', micros(own.p50Micros), micros(own.p99Micros, own.mark),
        other.peer ?? '–', micros(other.p50Micros), micros(other.p99Micros, otherMark),
        ratio(other.p50Micros, own.p50Micros), own.mark === otherMark ? ratio(other.p99Micros, own.p99Micros) : '–',
      );
    }));
  });
  return [
    line('operation', 'Polyflux', 'p50 µs', 'p99 µs', 'peer', 'p50 µs', 'p99 µs', 'peer / ours, p50', 'p99'),
    line('---', '---', '--:', '--:', '---', '--:', '--:', '--:', '--:'),
    ...lines,
    ...Object.entries(NOTES).filter(([mark]) => marks.has(mark)).flatMap(([mark, note]) => ['', `${mark} ${note}.`]),
  ];
}

const orNothing = rows => rows.length ? rows : [{}];

const line = (...cells) => `| ${cells.join(' | ')} |`;

const micros = (value, mark = '') => Number.isFinite(value) ? significant(value, 3) + mark : '–';

const ratio = (theirs, own) => Number.isFinite(theirs / own) ? `${significant(theirs / own, 2)}×` : '–';

const significant = (value, digits) =>
  value.toLocaleString('en', { maximumSignificantDigits: Math.max(digits, Math.ceil(Math.log10(value + 1))) });

function thisMachine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpus: cpus().length,
    model: cpus()[0].model.trim(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()} ${arch()}`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , peers, ...jmh] = process.argv;
  if (!jmh.length) throw new Error('usage: node report.mjs peers.json jmh.json...');
  const json = path => JSON.parse(readFileSync(path, 'utf8'));
  console.log(report(json(peers), jmh.flatMap(json), json(new URL('./operations.json', import.meta.url)), thisMachine()));
}
