// What goes from one language of a realm to the other, and comes from it: values, and what was thrown.
//
// Who hands a value over makes it the other language's own first; so neither sees anything foreign but targets.
(realm) => {
  const { seam, MISSING, NOT_IMPLEMENTED, Big, End, Slice, Table, refs } = realm;
  const { lives, wires } = seam;
  const NULL = { null: true }; // stands for null on the way here: the other language knows one kind of nothing
  const mine = new Table(); // object of this language -> its proxy over there
  const theirs = new Table(); // proxy of this language -> the object over there
  const byIdentity = new Map(); // identity of an object over there -> weak reference to its proxy here
  let other; // what the other language offers
  let none; // its nothing: looked up once, since each lookup asks the other language

  // Dead entries go when there are twice as many entries as there were living ones: cheaper than to be told of each.
  let most = 1024;
  const remember = (id, proxy) => {
    if (byIdentity.size >= most) {
      for (const [known, weak] of byIdentity) if (weak.deref() === undefined) byIdentity.delete(known);
      most = Math.max(1024, 2 * byIdentity.size);
    }
    byIdentity.set(id, new WeakRef(proxy));
  };

  const alive = (id) => {
    const proxy = byIdentity.get(id)?.deref();
    return realm.pyProxies.isDestroyed(proxy) ? undefined : proxy;
  };

  class Failed {
    #failed;
    static is = (value) => typeof value === 'object' && value !== null && #failed in value;
    constructor(error) {
      this.error = error;
    }
  }

  // What arrives: only nothing comes in disguise.
  const take = (value) => {
    // A string object of Python is a string to typeof, but equals none.
    if (typeof value === 'string') return String(value);
    if (typeof value !== 'object') return value;
    if (value === NULL) return null;
    // eslint-disable-next-line eqeqeq -- the other language's nothing is null to == only
    if (value == null) return undefined;
    if (Failed.is(value)) throw value.error;
    return value;
  };

  // What leaves, as the other language's own.
  const give = (value) => {
    switch (typeof value) {
      case 'number':
        return (value | 0) === value && (value !== 0 || 1 / value > 0) ? value | 0 : Number.isSafeInteger(value) ? other.number(value) : value;
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return none;
      case 'bigint':
        return other.integer(realm.digits(value));
      default:
        return value === null ? other.null : giveObject(value);
    }
  };

  const giveObject = (value) => {
    const home = theirs.get(value) ?? mine.get(value);
    if (home !== undefined) return home;
    const ref = refs.get(value);
    if (ref !== undefined && !seam.isRef(ref)) return ref; // another proxy of an object over there
    if (ref !== undefined && !seam.owns(ref)) return seam.forNeighbour(ref);
    if (realm.isOctets(value)) return seam.toNeighbour(wires.octets(value.buffer));
    if (Big.is(value)) return other.integer(realm.digits(value.value));
    if (typeof value === 'object' && seam.isWire(value)) return seam.toNeighbour(value);
    if (value === MISSING) return other.MISSING;
    if (value === NOT_IMPLEMENTED) return other.NOT_IMPLEMENTED;
    if (End.is(value)) return other.end(give(value.value));
    if (Slice.is(value)) return other.slice(give(value.start), give(value.stop), give(value.step));
    const [type, features, detail] = realm.values.describe(value);
    const proxy = other.adopt(value, type, features, detail);
    if (lives.follows()) other.follow(proxy, type, features);
    if (typeof value !== 'symbol' || realm.symbols.isOwn(value)) mine.set(value, proxy);
    return proxy;
  };

  // The other language's own error as it is: it escaped where the stack was too short to hand it over. Only what is this
  // language's can be held weakly.
  const isForeign = (error) => {
    try {
      return typeof error === 'object' && error !== null && new WeakRef(error) === undefined;
    } catch {
      return true;
    }
  };

  const thrown = (error) => {
    if (isForeign(error)) return error;
    const handler = realm.pyHandlers.get(error);
    if (handler === undefined ? realm.isError(error) || theirs.has(error) : realm.pyAbilities.isError(handler)) return give(error);
    const [type, message, trace] = realm.errors.blame(error);
    return other.thrown(type, message, trace, give(error));
  };

  const array = (list) => {
    const elements = [];
    for (let i = 0; i < list.length; i++) elements.push(take(list[i]));
    return elements;
  };

  const object = (names, values) => {
    const members = {};
    for (let i = 0; i < names.length; i++) members[names[i]] = take(values[i]);
    return members;
  };

  // What is thrown goes as a value, for the other language to throw.
  const failed = (error) => other.failed(thrown(error));

  realm.giving = {
    take,
    give,
    array,
    object,
    thrown,
    failed,
    isForeign,
    Failed,
    NULL,
    mine,
    theirs,
    remember,
    alive,
    get other() {
      return other;
    },
    meet(offered) {
      other = offered;
      none = offered.none();
    },
  };
}
