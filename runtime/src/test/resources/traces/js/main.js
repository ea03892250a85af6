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
