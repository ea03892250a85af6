// Errors on their way out and in.
(realm) => {
  const { seam, out, refs, bare, isError, levelsOf, lookUp, typeName, pyHandlers, pyAbilities, pyClasses, stacks } = realm;
  const { wires } = seam;
  const { read, textOf, summaryOf } = stacks;
  const DEPTH = 16; // of causes, and of aggregates within aggregates
  const MEMBERS = 32; // of an error, those of its members counted in

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

  const pythons = new WeakSet();

  class PythonError extends Error {
    constructor(type, message, trace) {
      super(message === '' ? type : `${type}: ${message}`);
      this.type = type;
      pythons.add(this);
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

  const valueOf = (object, name) => Object.getOwnPropertyDescriptor(object, name)?.value;

  const nativeName = (level) => {
    const made = valueOf(level, 'constructor');
    const name = typeof made === 'function' && !realm.isProxy(made) ? valueOf(bare(made), 'name') : undefined;
    return NATIVE.has(name) ? name : undefined;
  };

  // What it inherits from classes of its own, and what it would have to run code for: asked for when somebody wants it.
  const detailsOf = (error, depth = 0, left = { members: MEMBERS }) => {
    const levels = levelsOf(error);
    const native = levels.findIndex((level, i) => i > 0 && nativeName(level) !== undefined);
    const names = Object.keys(levels[0]).filter((name) => !TOLD.has(name) && 'value' in Object.getOwnPropertyDescriptor(levels[0], name));
    const own = wires.entries(names, names.map((name) => out(valueOf(levels[0], name))));
    const asked = new Set();
    levels.slice(0, native < 0 ? 1 : native).forEach((level, i) => {
      for (const name of Object.getOwnPropertyNames(level)) {
        const told = TOLD.has(name) || i === 0;
        if (name !== 'constructor' && !(told && 'value' in Object.getOwnPropertyDescriptor(level, name))) asked.add(name);
      }
    });
    const members = names.includes('errors') || depth === DEPTH ? undefined : lookUp(error, 'errors');
    const errors = Array.isArray(members) && !realm.isProxy(members) ? wires.items(bare(members).map((member) => packed(member, depth + 1, left))) : undefined;
    const base = native < 0 ? 'Error' : nativeName(levels[native]);
    return wires.entries(['base', 'own', 'asked', 'errors'], [base, own, wires.items([...asked]), errors]);
  };

  const packed = (member, depth, left) => {
    if (!isError(member) || left.members-- <= 0) return out(member);
    const [type, message] = named(member);
    return wires.entries(['type', 'message', 'trace', 'thrown', 'details'], [type, message, traceOf(member), member, detailsOf(member, depth, left)]);
  };
  const isPacked = (value) => typeof value === 'object' && value !== null && !realm.isProxy(value) && 'thrown' in value && 'details' in value;
  const unpacked = (member) => {
    if (!isPacked(member)) return member;
    const { type, message, trace, thrown, details } = member;
    return realm.isProxy(thrown) ? realm.errors.failure('javascript', type, message, trace, refs.get(thrown), details) : thrown;
  };

  // Between an error and its native prototype: what the classes of its home have, read and called over there.
  const inherited = new Map(); // prototype and names -> what asks for them
  const asking = (prototype, names) => {
    const known = inherited.get(prototype) ?? inherited.set(prototype, new Map()).get(prototype);
    const key = names.join('\n');
    if (!known.has(key)) {
      const level = Object.create(prototype);
      for (const name of names) {
        Object.defineProperty(level, name, {
          get() {
            const ref = refs.get(this);
            const value = ref === undefined ? realm.MISSING : realm.transport.get(ref, name);
            return value === realm.MISSING ? undefined : value;
          },
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          },
          enumerable: false,
          configurable: true,
        });
      }
      known.set(key, level);
    }
    return known.get(key);
  };

  const javascript = (type, message, { base = 'Error', own = {}, asked = [], errors = [] } = {}) => {
    const known = [type, base].find((name) => isErrorClass(globalThis[name]) && NATIVE.has(name)) ?? 'Error';
    const error = known === 'AggregateError' ? new AggregateError(errors.map(unpacked), message) : new globalThis[known](message, known === 'DOMException' ? type : undefined);
    if (known !== type && isErrorClass(globalThis[type])) Object.setPrototypeOf(error, globalThis[type].prototype);
    if (asked.length > 0) {
      Object.setPrototypeOf(error, asking(Object.getPrototypeOf(error), asked));
      for (const name of asked) if (TOLD.has(name) && name !== 'stack') delete error[name];
    }
    if (!asked.includes('name') && error.name !== type) hide(error, 'name', type);
    for (const [name, value] of Object.entries(own)) Object.defineProperty(error, name, { value, writable: true, enumerable: true, configurable: true });
    return error;
  };

  const java = (type, message) => {
    if (type === 'ReleasedError') return new Error(message);
    const error = type === 'UnsupportedTrapError' ? new UnsupportedTrapError(message) : new PolyfluxError(message);
    hide(error, 'name', type);
    return error;
  };

  const tagOf = (value) => {
    if (value === null) return 'Null';
    const name = typeof value === 'object' && !realm.isProxy(value) ? typeName(value) : typeof value;
    return name.charAt(0).toUpperCase() + name.slice(1);
  };

  // What a thrown value tells where it is no error: what Pyodide says of it.
  const told = (thrown) => {
    if (typeof thrown === 'string') return thrown;
    const shown = textOf(thrown);
    return (
      `A value of type ${typeof thrown} with tag [object ${tagOf(thrown)}] was thrown as an error!\n` +
      `String interpolation of the thrown value gives """${shown}""".\n` +
      `The thrown value's toString method returns """${shown}""".`
    );
  };

  // What the console shows of it where nobody catches it, cut where it is large.
  const uncaught = (thrown) => `Uncaught ${realm.isProxy(thrown) ? textOf(thrown) : realm.glimpse(thrown)}`;

  // An error of another realm, which somebody threw here.
  const namesItself = (thrown) =>
    realm.isProxy(thrown) &&
    (realm.featuresOfProxy(thrown) & realm.FEATURES.ERROR) !== 0 &&
    typeof read(thrown, 'name') === 'string' &&
    typeof read(thrown, 'message') === 'string';

  const plain = (type, message) => [type, message, summaryOf(type, message), [], undefined, undefined];

  const named = (error) => [
    typeName(error), // the name that it gives itself
    textOf(lookUp(error, 'message') ?? ''),
  ];

  const indented = (shown) => shown.replace(/\n/g, '\n  ');

  // Message first, then the newest frame; what caused an error, and what it is made of, follow it.
  const traceOf = (error, seen = [], left = { members: MEMBERS }) => {
    const [name, message] = named(error);
    const lines = [stacks.of(error, name, message)];
    const path = [...seen, error];
    const inner = (member) => {
      if (path.includes(member)) return '[circular]';
      return isError(member) && path.length <= DEPTH ? indented(traceOf(bare(member), path, left)) : indented(typeof member === 'string' ? `'${member}'` : textOf(member));
    };
    // A group of Python's shows its members in its own trace.
    const told = pythons.has(error) ? textOf(read(error, 'trace')).split('\n') : [];
    const group = told.findIndex((line) => line.startsWith('  +-+'));
    if (group >= 0) lines.push(...told.slice(group));
    const errors = lookUp(error, 'errors');
    if (Array.isArray(errors) && !realm.isProxy(errors)) {
      const members = bare(errors);
      const fit = Math.min(members.length, left.members);
      left.members -= fit;
      for (let i = 0; i < fit; i++) lines.push(`  [errors][${i}]: ${inner(members[i])}`);
      if (fit < members.length) lines.push(`  [errors]: and ${members.length - fit} more`);
    }
    const cause = lookUp(error, 'cause');
    if (cause !== undefined) lines.push(`  [cause]: ${inner(cause)}`);
    return lines.join('\n');
  };

  // A Proxy that was thrown is told as its target is.
  function blame(given) {
    const python = pyHandlers.get(given);
    if (python !== undefined && pyAbilities.isError(python)) return plain(python.type, String(given));
    if (python === undefined && namesItself(given)) return plain(given.name, given.message);
    if (!isError(given)) return [typeof given, told(given), uncaught(given), [], undefined, undefined, out(given)];
    const thrown = bare(given);
    const [name, message] = named(thrown);
    return [name, message, traceOf(thrown), stacks.framesOf(thrown), lookUp(thrown, 'cause'), detailsOf(thrown)];
  }

  realm.errors = {
    PythonError,

    // What a thrown value tells: type, message, trace, frames, cause, details; and what crosses of it, where that is not itself.
    blame,
    traceOf: (error) => traceOf(error),

    // A local error that stands for one thrown elsewhere; going home it is the original again. A trace may be told later.
    failure(language, type, message, trace, ref, details, cause) {
      let error;
      if (realm.isPython(language)) error = new PythonError(type, message, trace);
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
