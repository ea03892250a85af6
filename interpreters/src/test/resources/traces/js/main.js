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
