// Symbols over the seam: those that every realm has of its own go by name, the others keep their identity.
(realm) => {
  const { refs } = realm;
  const REGISTERED = 'Symbol.for:';

  // Newer than the engine.
  for (const name of ['dispose', 'asyncDispose']) {
    if (Symbol[name] === undefined) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }

  const byName = new Map(
    Reflect.ownKeys(Symbol)
      .filter((name) => typeof Symbol[name] === 'symbol')
      .map((name) => [`Symbol.${name}`, Symbol[name]]),
  );
  const names = new Map([...byName].map(([name, symbol]) => [symbol, name]));

  // A description that could be taken for a name of the other kinds is marked by a colon.
  const marked = (description) => (/^(?::|Symbol\.)/.test(description) ? `:${description}` : description);
  const unmarked = (name) => (name.startsWith(':') ? name.slice(1) : name);

  const isRegistered = (symbol) => Symbol.keyFor(symbol) !== undefined;

  realm.symbols = {
    /** Whether no other realm has this symbol unless it was sent there. */
    isOwn: (symbol) => !names.has(symbol) && !isRegistered(symbol),

    nameOf(symbol) {
      if (names.has(symbol)) return names.get(symbol);
      return isRegistered(symbol) ? REGISTERED + Symbol.keyFor(symbol) : marked(symbol.description ?? '');
    },

    /** The realm's own symbol for one of another realm. */
    local(ref, name) {
      if (byName.has(name)) return byName.get(name);
      if (name.startsWith(REGISTERED)) return Symbol.for(name.slice(REGISTERED.length));
      const symbol = Symbol(unmarked(name));
      refs.set(symbol, ref);
      return symbol;
    },

    // The engine holds no registered symbol weakly.
    weaken: (symbol) => (isRegistered(symbol) ? { deref: () => symbol } : new WeakRef(symbol)),
  };
}
