// What a realm has no use for: it says why in every use of it, never where it is imported.
() => {
  const TRAPS = 'get set has deleteProperty ownKeys getOwnPropertyDescriptor defineProperty apply construct'.split(' ');
  // Asked by whoever prints a value, or awaits it.
  const ASKED = new Set(['then', 'toJSON', 'constructor', 'prototype']);

  return (reason) => {
    const refuse = () => {
      throw Object.assign(new TypeError(reason), { code: 'ERR_NOT_SUPPORTED' });
    };
    const traps = Object.fromEntries(TRAPS.map((trap) => [trap, refuse]));
    return new Proxy(function absent() {}, {
      ...traps,
      get: (target, name) => (typeof name === 'symbol' || ASKED.has(name) ? undefined : refuse()),
    });
  };
}
