// What lives on purpose: until the realm closes, or for as long as another object does.
(realm) => {
  const pinned = new Set();
  const held = new realm.Table(); // owner -> what lives as long as it does; a Python object's life, which several share, holds it itself

  // Has an object hold what is to live as long as it does.
  realm.hold = (owner, thing) => {
    const life = realm.pyHandlers.get(owner)?.life;
    if (life === undefined) held.set(owner, { thing, before: held.get(owner) });
    else life.held = { thing, before: life.held };
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
