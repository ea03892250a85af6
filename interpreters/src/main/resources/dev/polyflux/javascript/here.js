// The realm's other language, reached in place: the transport of the proxies of its objects, and how the two meet.
(realm) => {
  const { seam, refs, giving, answers } = realm;
  const { take, give, array, mine, theirs } = giving;
  let other; // what the other language offers
  let there; // what of it is called most: looked up once, since each lookup asks the other language

  // Which parts of a step are lists of values.
  const LISTS = { call: [true, true, true], new: [true, true, true], query: [true], evaluate: [false, true] };
  const stepped = ([verb, ...parts]) => [verb, ...parts.map((part, i) => (LISTS[verb]?.[i] ? part.map(give) : give(part)))];

  // The transport of proxies of the other language's objects; its methods are those of dev.polyflux.guest.Remote.
  const via = {
    waits: () => true,
    get: (ref, key) => take(there.get(ref, key)),
    getKey: (ref, key) => take(other.getKey(ref, give(key))),
    set: (ref, key, value) => take(there.set(ref, give(key), give(value))),
    delete: (ref, key) => take(other.delete(ref, give(key))),
    has: (ref, key) => take(other.has(ref, give(key))),
    keys: (ref) => array(take(other.keys(ref))),
    describe: (ref, key) => take(other.describe(ref, give(key))),
    define: (ref, key, names, values) => take(other.define(ref, give(key), names, values.map(give))),
    prototype: (ref) => take(other.prototype(ref)),
    setprototype: (ref, prototype) => take(other.setprototype(ref, give(prototype))),
    extensible: (ref) => take(other.extensible(ref)),
    preventextensions: (ref) => take(other.preventextensions(ref)),
    item: (ref, key) => take(there.item(ref, give(key))),
    setitem: (ref, key, value) => take(other.setitem(ref, give(key), give(value))),
    delitem: (ref, key) => take(other.delitem(ref, give(key))),
    contains: (ref, value) => take(other.contains(ref, give(value))),
    length: (ref) => take(other.length(ref)),
    apply0: (ref, self) => take(there.apply0(ref, undefined)),
    apply1: (ref, self, argument) => take(there.apply1(ref, undefined, give(argument))),
    apply2: (ref, self, first, second) => take(there.apply2(ref, undefined, give(first), give(second))),
    apply: (ref, self, args) => take(other.apply(ref, undefined, args.map(give))),
    applyWith: (ref, self, args, names, values) => take(other.applyWith(ref, undefined, args.map(give), names, values.map(give))),
    promising: (ref, args, names, values) => take(other.promising(ref, args.map(give), names, values.map(give))),
    construct: (ref, args) => take(other.construct(ref, args.map(give))),
    constructWith: (ref, args, names, values) => take(other.constructWith(ref, args.map(give), names, values.map(give))),
    operate0: (ref, operator) => take(other.operate0(ref, operator)),
    operate1: (ref, operator, operand) => take(other.operate1(ref, operator, give(operand))),
    operate: (ref, operator, operands) => take(other.operate(ref, operator, operands.map(give))),
    iterate: (ref, asynchronous) => take(other.iterate(ref, asynchronous)),
    next: (ref) => take(there.next(ref)),
    send: (ref, sent) => take(other.send(ref, give(sent))),
    raise: (ref, error) => take(other.raise(ref, give(error))),
    close: (ref) => take(other.close(ref)),
    text: (ref, representation) => take(other.text(ref, representation)),
    // What cannot be copied stays what it is.
    detached(ref) {
      const copy = other.detached(ref);
      return seam.isWire(copy) ? seam.attached(copy) : realm.meet(copy);
    },
    query: (ref, path) => take(other.query(ref, path.map(give))),
    evaluate: (ref, source, args) => take(other.evaluate(ref, source, args.map(give))),
    chain: (ref, steps) => take(other.chain(ref, steps.map(stepped))),
    all: (ref, chains) => chains.map((steps) => via.chain(ref, steps)),
    iterateLater: async (ref) => via.iterate(ref, true),
    nextLater: async (ref) => via.next(ref),
    sendLater: async (ref, sent) => via.send(ref, sent),
    raiseLater: async (ref, error) => via.raise(ref, error),
    closeLater: async (ref) => via.close(ref),
    chainLater: async (ref, steps) => via.chain(ref, steps),
    allLater: async (ref, chains) => via.all(ref, chains),
    watch: (ref, settled, failed) =>
      other.watch(
        ref,
        (value) => void settled(take(value)),
        (error) => void failed(take(error)),
      ),
  };

  realm.here = via;
  const join = (offered) => {
    other = offered;
    giving.meet(offered);
    const { get, set, item, next, apply0, apply1, apply2 } = offered;
    // What the engine first does at the end of its stack fails there for ever: so it is done here.
    try {
      offered.raise_raw();
    } catch (error) {
      giving.isForeign(error);
    }
    there = { get, set, item, next, apply0, apply1, apply2 };
  };
  realm.meeting = { answers, join }; // all that the other language is shown of this prelude
  // An object over there, as a proxy; a proxy of one, as the object.
  realm.meet = (target) => take(other.give(target));
  realm.copyOf = (proxy) => (theirs.has(proxy) ? via.detached(theirs.get(proxy)) : realm.transport.detached(refs.get(proxy)));
  realm.waitsFor = (proxy) => theirs.has(proxy) || seam.remote.waits(refs.get(proxy));
  realm.textOf = (proxy, representation) =>
    theirs.has(proxy) ? via.text(theirs.get(proxy), representation) : realm.transport.text(refs.get(proxy), representation);
  realm.neighbourOf = (value) => theirs.get(value);
  realm.isMet = (value) => mine.has(value);
  realm.leave = (proxy) => theirs.delete(proxy);
  realm.neighbour = () => {
    if (other === undefined) {
      const theirs = seam.neighbour('python');
      join(theirs.answers());
      theirs.join(answers());
    }
    return other;
  };
}
