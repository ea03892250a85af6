// What lives on purpose: until the realm closes, or for as long as another object does.
(realm) => {
  const pinned = new Set();
  const held = new WeakMap(); // owner, or the life that it shares with others -> what lives as long as it does

  // Has an object hold what is to live as long as it does.
  realm.hold = (owner, thing) => {
    const holder = realm.pyHandlers.get(owner)?.life ?? owner;
    const things = held.get(holder);
    if (things === undefined) held.set(holder, [thing]);
    else things.push(thing);
    return true;
  };

  Object.assign(realm.batch, {
    /** Keeps an object until it is unpinned or the realm closes; gives the object. */
    pin(value) {
      pinned.add(value);
      return value;
    },

    /** Lets go of a pinned object; true where it was pinned. */
    unpin: (value) => pinned.delete(value),

    /** Keeps an object for as long as its owner is there; gives the object. */
    attach(value, owner) {
      realm.hold(owner, value);
      return value;
    },
  });
}
