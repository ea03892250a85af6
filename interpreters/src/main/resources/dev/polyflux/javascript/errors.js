// Errors on their way out and in.
(realm) => {
  const { seam, out, refs, bare, isError, pyHandlers, pyAbilities, pyClasses, stacks } = realm;
  const { read, text, summaryOf } = stacks;
  const DEPTH = 16; // of causes, and of aggregates within aggregates

  const hide = (error, name, value) => Object.defineProperty(error, name, { value, writable: true, configurable: true, enumerable: false });

  // Told when somebody asks, and then kept.
  const hideLater = (error, name, tell) =>
    Object.defineProperty(error, name, {
      get() {
        const value = tell();
        hide(error, name, value);
        return value;
      },
      set: (value) => void hide(error, name, value),
      configurable: true,
      enumerable: false,
    });

  class PythonError extends Error {
    constructor(type, message, trace) {
      super(message === '' ? type : `${type}: ${message}`);
      this.type = type;
      if (typeof trace === 'string') hide(this, 'trace', trace);
      else hideLater(this, 'trace', trace);
    }
  }
  hide(PythonError.prototype, 'name', 'PythonError');
  pyClasses.PythonError = PythonError;

  class PolyfluxError extends Error {}
  class UnsupportedTrapError extends TypeError {}

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

  const detailsOf = (error, depth = 0) => {
    const names = Object.keys(error).filter((name) => !TOLD.has(name));
    const own = seam.entries(names, names.map((name) => out(read(error, name))));
    const members = names.includes('errors') || depth === DEPTH ? undefined : read(error, 'errors');
    const errors = Array.isArray(members) ? seam.items(members.map((member) => packed(member, depth + 1))) : undefined;
    return seam.entries(['base', 'own', 'errors'], [baseOf(error), own, errors]);
  };

  const packed = (member, depth) => {
    if (!isError(member)) return out(member);
    const [type, message] = named(member);
    return seam.entries(['type', 'message', 'trace', 'thrown', 'details'], [type, message, traceOf(member), member, detailsOf(member, depth)]);
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

  const named = (error) => [
    text(read(error, 'name') || read(read(error, 'constructor'), 'name') || 'Error'),
    text(read(error, 'message') ?? ''),
  ];

  const indented = (shown) => shown.replace(/\n/g, '\n  ');

  // Message first, then the newest frame; what caused an error, and what it is made of, follow it.
  const traceOf = (error, seen = []) => {
    const [name, message] = named(error);
    const lines = [stacks.of(error, name, message)];
    const path = [...seen, error];
    const inner = (member) => {
      if (path.includes(member)) return '[circular]';
      return isError(member) && path.length <= DEPTH ? indented(traceOf(bare(member), path)) : indented(typeof member === 'string' ? `'${member}'` : text(member));
    };
    // A group of Python's shows its members in its own trace.
    const told = error instanceof PythonError ? text(read(error, 'trace')).split('\n') : [];
    const members = told.findIndex((line) => line.startsWith('  +-+'));
    if (members >= 0) lines.push(...told.slice(members));
    const errors = read(error, 'errors');
    if (Array.isArray(errors)) errors.forEach((member, i) => lines.push(`  [errors][${i}]: ${inner(member)}`));
    const cause = read(error, 'cause');
    if (cause !== undefined) lines.push(`  [cause]: ${inner(cause)}`);
    return lines.join('\n');
  };

  // A Proxy that was thrown is told as its target is.
  function blame(given) {
    const python = pyHandlers.get(given);
    if (python !== undefined && pyAbilities.isError(python)) return plain(python.type, text(given));
    if (python === undefined && namesItself(given)) return plain(given.name, given.message);
    if (!isError(given)) return plain(typeof given, told(given));
    const thrown = bare(given);
    const [name, message] = named(thrown);
    return [name, message, traceOf(thrown), stacks.framesOf(thrown), read(thrown, 'cause'), detailsOf(thrown)];
  }

  realm.errors = {
    PythonError,

    // What a thrown value tells: type, message, trace, frames, cause, details.
    blame,
    traceOf: (error) => traceOf(error),

    // A local error that stands for one thrown elsewhere; going home it is the original again. A trace may be told later.
    failure(language, type, message, trace, ref, details, cause) {
      let error;
      if (language === 'python') error = new PythonError(type, message, trace);
      else error = language === 'javascript' ? javascript(type, message, details ?? undefined) : java(type, message);
      if (cause !== undefined && cause !== null) hide(error, 'cause', cause);
      if (language !== 'java') stacks.came(error, language, typeof trace === 'string' ? () => trace : () => error.trace);
      if (ref !== undefined && ref !== null) refs.set(error, ref);
      return error;
    },

    // The frames of user code below, up to where the realm's other language called: of its frames the engine tells no lines.
    here: () => stacks.segmentsOf(new Error())[0] ?? [],

    segments: (error) => (isError(error) ? stacks.segmentsOf(bare(error)) : []),

    throw(error) {
      throw error;
    },
  };
}
