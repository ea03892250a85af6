function inner(text) {
  throw new RangeError(text);
}
globalThis.outer = function outer(text) {
  inner(text);
};
globalThis.call = function call(f, ...args) {
  return f(...args);
};
globalThis.make = (text) => new TypeError(text, { cause: new Error('made') });
globalThis.many = () => {
  throw new AggregateError([new Error('one'), new TypeError('two', { cause: 'three' })], 'many');
};
globalThis.Custom = class Custom extends Error {
  constructor(text) {
    super(text);
    this.name = 'Custom';
  }
  greet(who) {
    return `${this.message} greets ${who}`;
  }
};
globalThis.custom = (text) => {
  throw new Custom(text);
};
globalThis.odd = (what) => {
  throw { one: 1, nothing: null, text: 'text', nan: NaN }[what];
};
globalThis.Refusal = class Refusal extends TypeError {
  #code;
  constructor(text, status) {
    super(text);
    this.status = status;
    this.#code = status;
  }
  get name() {
    return 'Refusal';
  }
  get retryable() {
    return this.#code >= 500;
  }
  describe(prefix) {
    return `${prefix} ${this.#code}: ${this.message}`;
  }
  toString() {
    return `<Refusal ${this.#code}>`;
  }
};
globalThis.Tells = class Tells extends Error {
  get message() {
    return 'by a getter';
  }
};
globalThis.refuse = (text, status) => {
  throw new Refusal(text, status);
};
globalThis.tells = () => {
  throw new Tells();
};
globalThis.fired = [];
const getter = (name, get) => Object.defineProperty(new Error('text'), name, { get });
const traps = () => new Proxy({}, { get: (target, trap) => (...args) => (fired.push(trap), Reflect[trap](...args)) });
const bad = {
  'is its own cause': () => ((error) => Object.assign(error, { cause: error }))(new Error('text')),
  'is its own message': () => ((error) => Object.assign(error, { message: error }))(new Error('text')),
  'is its own name': () => ((error) => Object.assign(error, { name: error }))(new Error('text')),
  'has itself as a member': () => ((error) => Object.assign(error, { errors: [error, error, error] }))(new AggregateError([], 'text')),
  'is a tree of errors': () => Array.from({ length: 12 }).reduce((error) => new AggregateError([error, error, error, error], 'text'), new Error('leaf')),
  'has a name that throws': () => getter('name', () => { throw new Error('getter'); }),
  'has a stack that recurs': () => getter('stack', function () { return this.stack; }),
  'has a cause that recurs': () => getter('cause', function () { return new Error('more', { cause: this.cause }); }),
  'has getters': () => ({ get message() { return fired.push('message'); }, get name() { return fired.push('name'); }, get x() { return fired.push('x'); } }),
  'is a proxy': () => new Proxy({}, traps()),
  'is a proxy of an error': () => new Proxy(new Error('text'), traps()),
  'inherits from a proxy': () => Object.setPrototypeOf(new Error('text'), new Proxy(Error.prototype, traps())),
};
globalThis.kinds = Object.keys(bad);
globalThis.throwBad = (kind) => {
  const error = bad[kind]();
  fired.length = 0;
  throw error;
};
