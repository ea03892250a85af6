// What lives on purpose: until the realm closes, or for as long as another object does.
(realm) => {
  const pinned = new Set();
  const attached = new WeakMap(); // owner -> what lives as long as it does

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
      if (!attached.has(owner)) attached.set(owner, []);
      attached.get(owner).push(value);
      return value;
    },
  });
}
