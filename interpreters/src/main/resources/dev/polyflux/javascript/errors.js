// Errors on their way out and in.
(realm) => {
  const { refs } = realm;

  class PythonError extends Error {
    constructor(type, message, trace) {
      super(message === '' ? type : `${type}: ${message}`);
      this.type = type;
      this.trace = trace;
    }
  }
  Object.defineProperty(PythonError.prototype, 'name', { value: 'PythonError', writable: true, configurable: true });

  class PolyfluxError extends Error {}

  const FRAME = /^\s+at (?:(.*) \()?(.*?):(\d+)(?::\d+(?:-\d+)?)?\)?$/;
  const PRELUDE = 'polyflux/';

  // Innermost first: function, file, line, function, file, line, ...
  const frames = (stack) => {
    const found = [];
    for (const line of stack.split('\n')) {
      const match = FRAME.exec(line);
      if (match !== null && !match[2].startsWith(PRELUDE)) found.push(match[1] ?? '<module>', realm.nameOf(match[2]), Number(match[3]));
    }
    return found;
  };

  const trace = (found, summary) => {
    const lines = [];
    for (let i = 0; i < found.length; i += 3) lines.push(`    at ${found[i]} (${found[i + 1]}:${found[i + 2]})`);
    return [...lines, summary].join('\n');
  };

  realm.errors = {
    // What a thrown value tells: type, message, trace, frames, cause, details.
    blame(thrown) {
      if (!(thrown instanceof Error)) return [typeof thrown, String(thrown), `${typeof thrown}: ${String(thrown)}`, [], undefined, undefined];
      const name = String(thrown.name || thrown.constructor.name);
      const message = String(thrown.message);
      const found = frames(String(thrown.stack ?? ''));
      const summary = message === '' ? name : `${name}: ${message}`;
      return [name, message, trace(found, summary), found, thrown.cause, undefined];
    },

    // A local error that stands for one thrown elsewhere; going home it is the original again.
    failure(language, type, message, text, ref, details, cause) {
      const builtin = language === 'javascript' && typeof globalThis[type] === 'function' && globalThis[type].prototype instanceof Error;
      let error;
      if (language === 'python') error = new PythonError(type, message, text);
      else if (builtin) error = new globalThis[type](message);
      else error = new (language === 'javascript' ? Error : PolyfluxError)(message);
      if (language !== 'python' && !builtin) Object.defineProperty(error, 'name', { value: type, writable: true, configurable: true });
      if (ref !== undefined && ref !== null) refs.set(error, ref);
      return error;
    },

    throw(error) {
      throw error;
    },
  };
}
