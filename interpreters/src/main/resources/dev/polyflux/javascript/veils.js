// Which Proxies scripts have made, and of what: only who makes one can tell it from its target without asking it.
(realm) => {
  const { apply } = Reflect;
  const targets = new WeakMap(); // Proxy that a script made -> its target
  const Native = Proxy;
  const { revocable } = Native;
  const noted = (proxy, target) => {
    targets.set(proxy, target);
    return proxy;
  };
  Native.revocable = {
    revocable(target, handler) {
      const made = apply(revocable, Native, [target, handler]);
      noted(made.proxy, target);
      return made;
    },
  }.revocable;
  const Noting = new Native(Native, { __proto__: null, construct: (Proxy, [target, handler]) => noted(new Proxy(target, handler), target) });
  Object.defineProperty(globalThis, 'Proxy', { value: Noting, writable: true, configurable: true, enumerable: false });

  realm.Proxy = Native; // of which nothing is noted
  // What it would say of itself, its target says.
  realm.bare = (value) => {
    let at = value;
    while (targets.has(at)) at = targets.get(at);
    return at;
  };
}
