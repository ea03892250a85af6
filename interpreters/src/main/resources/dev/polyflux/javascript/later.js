// The transport of realms that may not wait: what a proxy reads or calls is a link of a chain, and awaiting the last link
// sends the whole chain as one message. A call is sent in any case, at the end of the turn, unless it is read on from.
(realm) => {
  const { seam, deferred } = realm;
  const { Proxy } = globalThis; // before guest code can have it replaced: a handler holds the way to its object
  const { remote } = seam;
  const links = new realm.Table(); // chain -> its link

  class Link {
    constructor(send, steps, path) {
      Object.assign(this, { sendAll: send, steps, path, promise: undefined, extended: false });
    }

    sent() {
      this.promise ??= Promise.resolve(this.sendAll(this.steps)).then((value) => (value === realm.MISSING ? undefined : value));
      return this.promise;
    }

    // What is read on from a link that has been sent is read from what it gave.
    extend(step, text) {
      const path = this.path + text;
      if (this.promise === undefined) {
        this.extended = true;
        return new Link(this.sendAll, [...this.steps, step], path);
      }
      return new Link(async (steps) => realm.walk(await this.promise, steps), [step], path);
    }

    refuse(what) {
      throw realm.errors.failure('java', 'WaitNotAllowedError', `this realm may not wait, so it cannot ${what} ${this.path}: await it first`);
    }
  }

  const expected = (link) => {
    queueMicrotask(() => link.extended || link.sent());
    return chain(link);
  };
  const called = (args) => ['call', args.map(realm.out), [], []];

  async function* elements(iterable) {
    yield* await iterable;
  }

  const handler = {
    __proto__: null,
    get(target, key) {
      const link = links.get(target);
      if (key === 'then' || key === 'catch' || key === 'finally') return (...reactions) => link.sent()[key](...reactions);
      if (key === 'callKwargs') {
        return (...args) => {
          const keywords = args.pop() ?? {};
          return expected(link.extend(['call', args.map(realm.out), Object.keys(keywords), Object.values(keywords).map(realm.out)], '()'));
        };
      }
      if (key === Symbol.asyncIterator) return () => elements(chain(link));
      if (typeof key === 'symbol') {
        return key === Symbol.toPrimitive || key === Symbol.iterator ? () => link.refuse(`use (${key.description})`) : undefined;
      }
      return chain(link.extend(['get', key], `.${key}`));
    },
    apply: (target, self, args) => expected(links.get(target).extend(called(args), '()')),
    construct: (target, args) => expected(links.get(target).extend(['new', args.map(realm.out), [], []], '()')),
    set: (target, key) => links.get(target).refuse(`set '${String(key)}' of`),
    has: (target, key) => links.get(target).refuse(`look for '${String(key)}' in`),
    deleteProperty: (target, key) => links.get(target).refuse(`delete '${String(key)}' of`),
    ownKeys: (target) => links.get(target).refuse('list the keys of'),
    getOwnPropertyDescriptor: () => undefined,
  };

  const chain = (link) => {
    const target = function () {}.bind();
    const proxy = new Proxy(target, handler);
    links.set(target, link);
    links.set(proxy, link);
    return proxy;
  };

  // Links among the arguments of a call are awaited before the call is sent.
  const isLink = (value) => typeof value === 'function' && links.has(value);
  realm.isLink = isLink;
  const settled = async (step) => (step[0] === 'call' || step[0] === 'new' ? [step[0], await Promise.all(step[1]), ...step.slice(2)] : step);
  const send = (ref, steps) => {
    const waits = steps.some((step) => (step[0] === 'call' || step[0] === 'new') && step[1].some(isLink));
    if (!waits) return remote.chainLater(ref, steps);
    return Promise.all(steps.map(settled)).then((ready) => remote.chainLater(ref, ready.map((step) => (step[1]?.map ? [step[0], step[1].map(realm.out), ...step.slice(2)] : step))));
  };

  const begin = (ref, step, text) => new Link((steps) => send(ref, steps), [step], text);
  const read = (step, text) => (ref, key) => (remote.waits(ref) ? remote[step](ref, key) : chain(begin(ref, [text, key], String(key))));
  const call = (method, args) => (ref, self, ...given) =>
    remote.waits(ref) ? remote[method](ref, self, ...given) : expected(begin(ref, ['call', args(given), [], []], 'it()'));

  const later = {
    get: read('get', 'get'),
    getKey: read('getKey', 'get'),
    item: read('item', 'item'),
    length: (ref) => (remote.waits(ref) ? remote.length(ref) : later.get(ref, '__len__')()),
    apply0: call('apply0', () => []),
    apply1: call('apply1', (given) => given),
    apply2: call('apply2', (given) => given),
    apply: call('apply', ([args]) => args),
    applyWith: (ref, self, args, names, values) =>
      remote.waits(ref) ? remote.applyWith(ref, self, args, names, values) : expected(begin(ref, ['call', args, names, values], 'it()')),
    construct: (ref, args) => (remote.waits(ref) ? remote.construct(ref, args) : expected(begin(ref, ['new', args, [], []], 'it()'))),
    constructWith: (ref, args, names, values) =>
      remote.waits(ref) ? remote.constructWith(ref, args, names, values) : expected(begin(ref, ['new', args, names, values], 'it()')),
  };

  // What gives no chain is refused by Java, in the same words.
  const refused = (name) => (remote[name] === undefined ? undefined : (...args) => remote[name](...args));
  realm.transport = seam.waits ? remote : new Proxy(later, { __proto__: null, get: (target, name) => target[name] ?? refused(name) });
}
