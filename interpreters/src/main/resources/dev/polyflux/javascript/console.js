// console: who takes the realm's logs gets all with their levels. Where nobody does, log, info and debug go to the realm's output,
// warn, error and trace to its error output.
(realm) => {
  const { seam, refs } = realm;
  const { logging } = seam;
  const { taken } = logging;
  const to = (level, print) => (taken ? (text) => logging.log(level, '', text) : print);
  const debug = to('DEBUG', globalThis.print);
  const print = to('INFO', globalThis.print);
  const warn = to('WARNING', globalThis.printErr);
  const printErr = to('ERROR', globalThis.printErr);
  const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const DEPTH = 4;
  const PLAIN = /^[A-Za-z_$][\w$]*$/;

  const quote = (text) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
  const name = (key) => (typeof key === 'symbol' ? `[${String(key)}]` : PLAIN.test(key) ? key : quote(key));

  let brief = false; // whether what is large is cut, and nobody elsewhere asked
  const SOME = 20;
  const each = (count, show) => {
    const shown = [];
    const most = brief ? SOME : count;
    for (let i = 0; i < count && i < most; i++) shown[i] = show(i);
    if (count > most) shown[most] = `... ${count - most} more`;
    return shown;
  };

  const list = (open, parts, close) => `${open}${parts.join(', ')}${close}`;

  // No getter runs because its object is shown.
  const member = ({ get, set, value }, inner) => (get && set ? '[getter/setter]' : get ? '[getter]' : set ? '[setter]' : inner(value));
  const members = (value, inner) => {
    const keys = Object.keys(value);
    return each(keys.length, (i) => `${name(keys[i])}: ${member(getOwnPropertyDescriptor(value, keys[i]), inner)}`);
  };

  const classOf = (value) => {
    for (let at = value; at !== null; at = getPrototypeOf(at)) {
      const own = getOwnPropertyDescriptor(at, 'constructor');
      if (own !== undefined) return own.value;
    }
  };
  const nameOf = (made) => {
    const name = typeof made === 'function' ? getOwnPropertyDescriptor(made, 'name')?.value : undefined;
    return typeof name === 'string' ? name : undefined;
  };

  // What cannot be shown says why: who logs is never interrupted by what it logs.
  const reason = (error) => {
    try {
      return error instanceof realm.errors.PythonError ? error.message : String(error);
    } catch {
      return 'an error that cannot be shown either';
    }
  };
  const guarded = (tell) => {
    try {
      return tell();
    } catch (error) {
      return `[not shown: ${reason(error)}]`;
    }
  };

  // An object of the web's is shown by what it tells of itself.
  const parts = (value, names, inner) =>
    names[0] === Symbol.iterator ? entries(value, inner) : names.map((key) => `${key}: ${inner(value[key])}`);

  const entries = (map, inner) => {
    const pairs = [...map];
    return each(pairs.length, (i) => `${inner(pairs[i][0])} => ${inner(pairs[i][1])}`);
  };

  // An object of another realm is shown as a copy of it, which is one message; a Proxy as its target, whose traps are not asked.
  // Where nobody may wait for it, it is named only.
  const local = (value) => (realm.isProxy(value) && typeof value === 'object' ? realm.copyOf(value) : realm.bare(value));

  const isFar = (value) => realm.isProxy(value) && !realm.isError(value) && (brief || !realm.waitsFor(value));

  function inspect(value, path = []) {
    switch (typeof value) {
      case 'string':
        return path.length === 0 ? value : quote(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return String(value);
      case 'function':
        return realm.isProxy(value) ? '[remote function]' : guarded(() => inspectFunction(realm.bare(value)));
      case 'object':
        return value === null ? 'null' : guarded(() => (isFar(value) ? `[remote ${realm.pyHandlers.get(value)?.type ?? 'object'}]` : inspectObject(local(value), path)));
      default:
        return Object.is(value, -0) ? '-0' : String(value);
    }
  }

  function inspectFunction(value) {
    return `[${/^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function'} ${nameOf(value) || '(anonymous)'}]`;
  }

  function inspectObject(value, path) {
    if (typeof value !== 'object' || value === null) return inspect(value, path);
    if (realm.isProxy(value)) return realm.textOf(value, true);
    if (path.includes(value)) return '[circular]';
    if (realm.isError(value)) return inspectError(realm.bare(value), path);
    if (value instanceof Date) return value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return '[promise]';
    if (path.length > DEPTH) return Array.isArray(value) ? '[array]' : '[object]';
    const inner = (member) => inspect(member, [...path, value]);
    const element = (i) => inner(value[i]);
    if (Array.isArray(value)) return list('[', each(value.length, element), ']');
    const made = classOf(value);
    const type = nameOf(made) ?? 'null';
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return list(`${type} [`, each(value.length, element), ']');
    if (value instanceof Map) return list('Map {', entries(value, inner), '}');
    if (value instanceof Set) {
      const all = [...value];
      return list('Set {', each(all.length, (i) => inner(all[i])), '}');
    }
    const shown = realm.shown.get(made);
    if (shown !== undefined) return list(`${type} {`, parts(value, shown, inner), '}');
    return list(type === 'Object' || type === 'null' ? '{' : `${type} {`, members(value, inner), '}');
  }

  function inspectError(error, path) {
    const trace = realm.errors.traceOf(error);
    const own = error instanceof realm.errors.PythonError ? [] : members(error, (member) => inspect(member, [...path, error]));
    return own.length === 0 ? trace : `${trace} {${own.join(', ')}}`;
  }

  const directives = {
    s: String,
    d: (value) => String(Number(value)),
    i: (value) => String(parseInt(value, 10)),
    f: (value) => String(parseFloat(value)),
    j: (value) => JSON.stringify(value),
    o: (value) => inspect(value, [null]),
    O: (value) => inspect(value, [null]),
    c: () => '',
  };

  const format = (first, ...rest) => {
    if (typeof first !== 'string' || rest.length === 0) return [first, ...rest].map((value) => inspect(value)).join(' ');
    const text = first.replace(/%([sdifjoOc%])/g, (whole, kind) => {
      if (kind === '%') return '%';
      return rest.length === 0 ? whole : guarded(() => directives[kind](rest.shift()));
    });
    return [text, ...rest.map((value) => inspect(value))].join(' ');
  };

  realm.inspect = inspect;

  // Of what is thrown, each time that it crosses.
  realm.glimpse = (value) => {
    const before = brief;
    brief = true;
    try {
      return inspect(value, [null, null, null]);
    } finally {
      brief = before;
    }
  };
  realm.format = format;

  let indent = '';
  const write = (sink, args) => sink(format(...(args.length === 0 ? [''] : args)).replace(/^/gm, indent));
  const counts = new Map();
  const times = new Map();

  const elapsed = (label, rest) => {
    const begun = times.get(label);
    if (begun === undefined) return write(warn, [`no timer '${label}' runs: begin it with console.time()`]);
    write(print, [`${label}: ${(performance.now() - begun).toFixed(3)}ms`, ...rest]);
  };

  const group = (...args) => {
    if (args.length > 0) write(print, args);
    indent += '  ';
  };

  Object.assign(console, {
    log: (...args) => write(print, args),
    info: (...args) => write(print, args),
    debug: (...args) => write(debug, args),
    dir: (value) => write(print, [value]),
    warn: (...args) => write(warn, args),
    error: (...args) => write(printErr, args),
    trace: (...args) => write(warn, [`Trace: ${format(...args)}\n${new Error().stack.split('\n').slice(2).join('\n')}`]),
    assert(condition, first, ...rest) {
      if (condition) return;
      if (typeof first === 'string') write(printErr, [`Assertion failed: ${first}`, ...rest]);
      else write(printErr, ['Assertion failed', ...(first === undefined ? rest : [first, ...rest])]);
    },
    clear() {},
    dirxml: (...args) => write(print, args),
    table(data, columns) {
      const table = realm.part('table')(data, columns, (value) => inspect(value, [null]));
      write(print, [table ?? data]);
    },
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(2);
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      write(print, [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void times.set(label, performance.now()),
    timeLog: (label = 'default', ...rest) => elapsed(label, rest),
    timeEnd(label = 'default') {
      elapsed(label, []);
      times.delete(label);
    },
  });
}
