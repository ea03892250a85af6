// node:util.
(realm) => {
  const { same } = realm.offered('node/deep.js');
  const custom = Symbol.for('nodejs.util.promisify.custom');
  const shown = Symbol.for('nodejs.util.inspect.custom');
  const { TextEncoder, TextDecoder } = globalThis;

  const promisify = (fn) => {
    if (typeof fn !== 'function') throw Object.assign(new TypeError('The "original" argument must be of type function'), { code: 'ERR_INVALID_ARG_TYPE' });
    if (fn[custom] !== undefined) return fn[custom];
    function promised(...args) {
      return new Promise((resolve, reject) => fn.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value))));
    }
    return Object.defineProperties(Object.setPrototypeOf(promised, Object.getPrototypeOf(fn)), Object.getOwnPropertyDescriptors(fn));
  };
  promisify.custom = custom;

  const callbackify = (fn) =>
    function called(...args) {
      const then = args.pop();
      fn.apply(this, args).then(
        (value) => queueMicrotask(() => then(null, value)),
        (reason) => queueMicrotask(() => then(reason || Object.assign(new Error('Promise was rejected with a falsy value'), { reason, code: 'ERR_FALSY_VALUE_REJECTION' }))),
      );
    };

  const inspect = (value, options = {}) => (typeof value?.[shown] === 'function' ? asText(value[shown](2, options, inspect), options) : realm.inspect(value, [null]));
  const asText = (told, options) => (typeof told === 'string' ? told : inspect(told, options));
  inspect.custom = shown;
  inspect.defaultOptions = {};

  const warned = new Set();
  const deprecate = (fn, message, code) =>
    function deprecated(...args) {
      if (!warned.has(code ?? message)) {
        warned.add(code ?? message);
        console.warn(`DeprecationWarning: ${message}`);
      }
      return new.target ? Reflect.construct(fn, args, new.target) : fn.apply(this, args);
    };

  const inherits = (child, parent) => {
    Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(child.prototype, parent.prototype);
  };

  const debuglog = () => Object.assign(() => {}, { enabled: false });
  const ANSI = /[\u001b\u009b][[\]()#;?]*(?:(?:(?:;[-\w/#&.:=?%@~]+)*|[\w]+(?:;[-\w/#&.:=?%@~]*)*)?\u0007|(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~])/g;

  return {
    TextDecoder,
    TextEncoder,
    callbackify,
    debug: debuglog,
    debuglog,
    deprecate,
    format: (...args) => realm.format(...args),
    formatWithOptions: (options, ...args) => realm.format(...args),
    inherits,
    inspect,
    isArray: Array.isArray,
    isDeepStrictEqual: (a, b) => same(a, b, true),
    promisify,
    stripVTControlCharacters: (text) => text.replace(ANSI, ''),
    styleText: (style, text) => text,
    toUSVString: (text) => String(text).toWellFormed(),
    types: realm.offered('node/util_types.js'),
  };
}
