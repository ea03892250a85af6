// node:assert.
(realm) => {
  const { isDeepStrictEqual } = realm.offered('node/util.js');
  const { same } = realm.offered('node/deep.js');
  const shown = (value) => realm.offered('node/util.js').inspect(value);

  class AssertionError extends Error {
    constructor({ message, actual, expected, operator }) {
      super(message ?? `${shown(actual)} ${operator} ${shown(expected)}`);
      this.generatedMessage = message === undefined;
      this.code = 'ERR_ASSERTION';
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }

    get name() {
      return 'AssertionError';
    }
  }

  const fail = (message, parts) => {
    if (message instanceof Error) throw message;
    throw new AssertionError({ ...parts, message });
  };
  const check = (holds, message, actual, operator, expected, told) => {
    if (!holds) fail(message ?? told, { actual, expected, operator });
  };
  const needs = (type, value, name) => {
    if (!(type === 'function' ? typeof value === 'function' : value instanceof type)) {
      throw Object.assign(new TypeError(`The "${name}" argument is not what it has to be: ${shown(value)}`), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    return value;
  };

  // Whether what was thrown is what was expected: a class, a pattern, a function that tells, or an object like it.
  const fits = (thrown, expected, message) => {
    if (expected === undefined) return;
    if (expected instanceof RegExp) check(expected.test(String(thrown)), message, thrown, 'throws', expected, `${thrown} does not match ${expected}`);
    else if (typeof expected === 'object') {
      for (const key of [...Object.keys(expected), ...(expected instanceof Error ? ['name', 'message'] : [])]) {
        const wanted = expected[key];
        const holds = wanted instanceof RegExp && typeof thrown[key] === 'string' ? wanted.test(thrown[key]) : isDeepStrictEqual(thrown[key], wanted);
        check(holds, message, thrown, 'throws', expected, `${key} of what was thrown is ${shown(thrown[key])}, not ${shown(wanted)}`);
      }
    } else if (expected.prototype !== undefined && thrown instanceof expected) return;
    else if (Error.isPrototypeOf(expected) || expected === Error) throw thrown;
    else check(expected.call({}, thrown) === true, message, thrown, 'throws', expected, `the function did not find ${shown(thrown)} to be right`);
  };
  const split = (expected, message) => (typeof expected === 'string' ? [undefined, expected] : [expected, message]);

  const assert = (...args) => {
    const [value, message] = args;
    if (!value) fail(args.length === 0 ? 'No value argument passed to `assert.ok()`' : message, { actual: value, expected: true, operator: '==' });
  };
  const loosely = (a, b) => a == b || (a !== a && b !== b); // eslint-disable-line eqeqeq

  const strict = {
    equal: (a, b, message) => check(Object.is(a, b), message, a, 'strictEqual', b, `Expected values to be strictly equal:\n\n${shown(a)} !== ${shown(b)}\n`),
    notEqual: (a, b, message) => check(!Object.is(a, b), message, a, 'notStrictEqual', b, `Expected "actual" to be strictly unequal to: ${shown(b)}`),
    deepEqual: (a, b, message) =>
      check(isDeepStrictEqual(a, b), message, a, 'deepStrictEqual', b, `Expected values to be strictly deep-equal:\n\n${shown(a)}\n\nshould be\n\n${shown(b)}`),
    notDeepEqual: (a, b, message) => check(!isDeepStrictEqual(a, b), message, a, 'notDeepStrictEqual', b, `Expected "actual" not to be strictly deep-equal to: ${shown(b)}`),
  };

  Object.assign(assert, {
    AssertionError,
    ok: assert,
    equal: (a, b, message) => check(loosely(a, b), message, a, '==', b),
    notEqual: (a, b, message) => check(!loosely(a, b), message, a, '!=', b),
    deepEqual: (a, b, message) => check(same(a, b, false), message, a, 'deepEqual', b),
    notDeepEqual: (a, b, message) => check(!same(a, b, false), message, a, 'notDeepEqual', b),
    strictEqual: strict.equal,
    notStrictEqual: strict.notEqual,
    deepStrictEqual: strict.deepEqual,
    notDeepStrictEqual: strict.notDeepEqual,
    fail: (message) => fail(message ?? 'Failed', { operator: 'fail' }),
    ifError(value) {
      if (value !== null && value !== undefined) throw value instanceof Error ? value : new AssertionError({ message: `ifError got unwanted exception: ${shown(value)}`, actual: value, expected: null, operator: 'ifError' });
    },
    match: (text, pattern, message) => check(typeof text === 'string' && needs(RegExp, pattern, 'regexp').test(text), message, text, 'match', pattern, `The input did not match the regular expression ${pattern}. Input:\n\n${shown(text)}\n`),
    doesNotMatch: (text, pattern, message) => check(typeof text === 'string' && !needs(RegExp, pattern, 'regexp').test(text), message, text, 'doesNotMatch', pattern),
    throws(run, ...rest) {
      const [expected, message] = split(...rest);
      let thrown;
      try {
        needs('function', run, 'fn')();
      } catch (error) {
        thrown = { error };
      }
      check(thrown !== undefined, message, undefined, 'throws', expected, 'Missing expected exception.');
      fits(thrown.error, expected, message);
    },
    doesNotThrow(run, ...rest) {
      const [, message] = split(...rest);
      try {
        needs('function', run, 'fn')();
      } catch (error) {
        fail(`Got unwanted exception${message === undefined ? '.' : `: ${message}`}\nActual message: "${error?.message}"`, { actual: error, operator: 'doesNotThrow' });
      }
    },
    async rejects(run, ...rest) {
      const [expected, message] = split(...rest);
      let thrown;
      try {
        await (typeof run === 'function' ? run() : run);
      } catch (error) {
        thrown = { error };
      }
      check(thrown !== undefined, message, undefined, 'rejects', expected, 'Missing expected rejection.');
      fits(thrown.error, expected, message);
    },
    async doesNotReject(run, ...rest) {
      const [, message] = split(...rest);
      try {
        await (typeof run === 'function' ? run() : run);
      } catch (error) {
        fail(`Got unwanted rejection${message === undefined ? '.' : `: ${message}`}\nActual message: "${error?.message}"`, { actual: error, operator: 'doesNotReject' });
      }
    },
  });
  assert.strict = Object.assign((...args) => assert(...args), assert, strict);
  assert.strict.strict = assert.strict;
  return assert;
}
