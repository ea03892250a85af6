// The local objects that stand behind proxies. A stand-in decides typeof, Array.isArray and whether `new` is allowed, and
// holds what the engine insists on being told the same for ever: properties that cannot be reconfigured, and everything
// of an object that cannot be extended.
(realm) => {
  const { FEATURES } = realm;
  const { CALLABLE, CONSTRUCTOR, ARRAY } = FEATURES;

  // A bound function is a constructor without a `prototype` of its own.
  const callable = (constructor) => {
    const made = constructor ? function () {}.bind() : () => {};
    delete made.name;
    delete made.length;
    return made;
  };

  realm.standIns = {
    make(features, constructible) {
      if (features & CALLABLE) return callable(constructible || (features & CONSTRUCTOR) !== 0);
      return features & ARRAY ? [] : {};
    },

    /** Takes over what the engine will check of a property; `description` is undefined where there is none. */
    mirror(standIn, key, description) {
      if (description === undefined) Reflect.deleteProperty(standIn, key);
      else if (!description.configurable || !Reflect.isExtensible(standIn)) Reflect.defineProperty(standIn, key, description);
      return description;
    },

    /** Forgets the properties that have gone. */
    keep(standIn, keys) {
      if (!Reflect.isExtensible(standIn)) {
        const kept = new Set(keys);
        for (const key of Reflect.ownKeys(standIn)) if (!kept.has(key)) Reflect.deleteProperty(standIn, key);
      }
      return keys;
    },

    /** Makes it as closed as its original, of which these are all the properties. */
    seal(standIn, properties, prototype) {
      for (const [key, description] of properties) Reflect.defineProperty(standIn, key, description);
      Reflect.setPrototypeOf(standIn, prototype);
      Reflect.preventExtensions(standIn);
    },
  };
}
