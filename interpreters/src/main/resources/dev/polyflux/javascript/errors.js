// Errors on their way out and in.
(realm) => {
  const { seam, out, refs, pyHandlers, pyAbilities, pyClasses } = realm;
  const origins = new WeakMap(); // error that stands for one thrown elsewhere -> the trace from there

  const hide = (error, name, value) => Object.defineProperty(error, name, { value, writable: true, configurable: true, enumerable: false });

  class PythonError extends Error {
    constructor(type, message, trace) {
      super(message === '' ? type : `${type}: ${message}`);
      this.type = type;
      hide(this, 'trace', trace);
    }
  }
  hide(PythonError.prototype, 'name', 'PythonError');
  pyClasses.PythonError = PythonError;

  class PolyfluxError extends Error {}
  class UnsupportedTrapError extends TypeError {}

  const FRAME = /^\s+at (?:(.*) \()?(.*?):(\d+)(?::\d+(?:-\d+)?)?\)?$/;
  const PRELUDE = 'polyflux/';
  const FRAME_OF_PYTHON = /^\s+File "(.+)", line (\d+), in (.+)$/;
  const CALLED = /^.*\(polyflux\/[^:]*\.py:/m;
  const MARK = /^--- (\w+) ---$/;

  // Getters of an error may throw as well.
  const read = (error, name) => {
    try {
      return error[name];
    } catch {
      return undefined;
    }
  };
  const text = (value) => {
    try {
      return String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  };
  const summaryOf = (name, message) => (message === '' ? name : `${name}: ${message}`);

  // Innermost first: function, file, line, function, file, line, ...
  const frames = (stack) => {
    const found = [];
    for (const line of stack.split('\n')) {
      const match = FRAME.exec(line);
      if (match !== null && !match[2].startsWith(PRELUDE)) found.push(match[1] ?? '<module>', realm.nameOf(match[2]), Number(match[3]));
    }
    return found;
  };

  const lines = (found) => {
    const shown = [];
    for (let i = 0; i < found.length; i += 3) shown.push(`    at ${found[i]} (${found[i + 1]}:${found[i + 2]})`);
    return shown;
  };

  // The last line says what is wrong; what was thrown elsewhere begins there.
  const traceOf = (error, found, summary) => [...(origins.get(error) ?? []), ...lines(found), summary].join('\n');

  const origin = (language, trace) => [...(MARK.test(trace.split('\n', 1)[0]) ? [] : [`--- ${language} ---`]), trace, '--- javascript ---'];

  // The frames of a trace, the innermost first, each with its language.
  const foreignFrames = (marked) => {
    const shown = [];
    let block = [];
    let language;
    const end = () => {
      shown.push(...(language === 'python' ? block.reverse() : block));
      block = [];
    };
    for (const line of marked.join('\n').split('\n')) {
      const mark = MARK.exec(line);
      const python = FRAME_OF_PYTHON.exec(line);
      if (mark !== null) end(), (language = mark[1]);
      else if (python !== null) block.push(`    at ${python[3]} (${python[1]}:${python[2]}) [${language}]`);
      else if (FRAME.test(line)) block.push(`${line} [${language}]`);
    }
    end();
    return shown;
  };

  // What another realm of JavaScript needs to make an equal error.

  const isErrorClass = (value) => value === Error || (typeof value === 'function' && value.prototype instanceof Error);
  const NATIVE = new Set(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError', 'DOMException']);
  const TOLD = new Set(['name', 'message', 'stack', 'cause']);

  const baseOf = (error) => {
    for (let at = Object.getPrototypeOf(error); at !== null; at = Object.getPrototypeOf(at)) {
      const name = read(read(at, 'constructor'), 'name');
      if (NATIVE.has(name)) return name;
    }
    return 'Error';
  };

  const detailsOf = (error) => {
    const names = Object.keys(error).filter((name) => !TOLD.has(name));
    const own = seam.entries(names, names.map((name) => out(read(error, name))));
    const errors = Array.isArray(read(error, 'errors')) && !names.includes('errors') ? seam.items(error.errors.map(packed)) : undefined;
    return seam.entries(['base', 'own', 'errors'], [baseOf(error), own, errors]);
  };

  const packed = (member) => {
    if (!(member instanceof Error)) return out(member);
    const [type, message, trace, , , details] = blame(member);
    return seam.entries(['type', 'message', 'trace', 'thrown', 'details'], [type, message, trace, member, details]);
  };
  const isPacked = (value) => typeof value === 'object' && value !== null && !realm.isProxy(value) && 'thrown' in value && 'details' in value;
  const unpacked = (member) => {
    if (!isPacked(member)) return member;
    const { type, message, trace, thrown, details } = member;
    return realm.isProxy(thrown) ? realm.errors.failure('javascript', type, message, trace, refs.get(thrown), details) : thrown;
  };

  const javascript = (type, message, { base = 'Error', own = {}, errors = [] } = {}) => {
    const known = [type, base].find((name) => isErrorClass(globalThis[name]) && NATIVE.has(name)) ?? 'Error';
    const error = known === 'AggregateError' ? new AggregateError(errors.map(unpacked), message) : new globalThis[known](message, known === 'DOMException' ? type : undefined);
    if (known !== type && isErrorClass(globalThis[type])) Object.setPrototypeOf(error, globalThis[type].prototype);
    if (error.name !== type) hide(error, 'name', type);
    for (const [name, value] of Object.entries(own)) Object.defineProperty(error, name, { value, writable: true, enumerable: true, configurable: true });
    return error;
  };

  const java = (type, message) => {
    if (type === 'ReleasedError') return new Error(message);
    const error = type === 'UnsupportedTrapError' ? new UnsupportedTrapError(message) : new PolyfluxError(message);
    hide(error, 'name', type);
    return error;
  };

  // What a thrown value tells where it is no error: what Pyodide says of it.
  const told = (thrown) => {
    if (typeof thrown === 'string') return thrown;
    const shown = text(thrown);
    return (
      `A value of type ${typeof thrown} with tag ${Object.prototype.toString.call(thrown)} was thrown as an error!\n` +
      `String interpolation of the thrown value gives """${shown}""".\n` +
      `The thrown value's toString method returns """${shown}""".`
    );
  };

  const namesItself = (thrown) => realm.isProxy(thrown) && typeof read(thrown, 'name') === 'string' && typeof read(thrown, 'message') === 'string';

  const plain = (type, message) => [type, message, summaryOf(type, message), [], undefined, undefined];

  function blame(thrown) {
    const python = pyHandlers.get(thrown);
    if (python !== undefined && pyAbilities.isError(python)) return plain(python.type, text(thrown));
    if (python === undefined && namesItself(thrown)) return plain(thrown.name, thrown.message);
    if (!(thrown instanceof Error)) return plain(typeof thrown, told(thrown));
    const name = text(read(thrown, 'name') || read(read(thrown, 'constructor'), 'name') || 'Error');
    const message = text(read(thrown, 'message') ?? '');
    const found = frames(text(read(thrown, 'stack') ?? ''));
    const trace = traceOf(thrown, found, summaryOf(name, message));
    return [name, message, trace, found, read(thrown, 'cause'), detailsOf(thrown)];
  }

  realm.errors = {
    PythonError,

    // What a thrown value tells: type, message, trace, frames, cause, details.
    blame,

    // A local error that stands for one thrown elsewhere; going home it is the original again.
    failure(language, type, message, trace, ref, details, cause) {
      let error;
      if (language === 'python') error = new PythonError(type, message, trace);
      else error = language === 'javascript' ? javascript(type, message, details ?? undefined) : java(type, message);
      if (cause !== undefined && cause !== null) hide(error, 'cause', cause);
      if (language !== 'java') {
        const marked = origin(language, trace);
        origins.set(error, marked);
        hide(error, 'stack', [summaryOf(error.name, error.message), ...foreignFrames(marked), ...lines(frames(error.stack))].join('\n'));
      }
      if (ref !== undefined && ref !== null) refs.set(error, ref);
      return error;
    },

    // The frames of user code below, up to where the realm's other language called: of its frames the engine tells no lines.
    here() {
      const limit = Error.stackTraceLimit;
      Error.stackTraceLimit = 64; // those of the prelude count
      try {
        return frames(new Error().stack.split(CALLED, 1)[0]);
      } finally {
        Error.stackTraceLimit = limit;
      }
    },

    throw(error) {
      throw error;
    },
  };
}
