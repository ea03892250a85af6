// Other views of a Python object: its items alone, as JSON has them, and a script's names with the built-in ones.
(realm) => {
  const { MISSING, Table, PyHandler, pyAbilities, pyHandlers, pyProxies } = realm;
  const { PySequence, isMapping } = pyAbilities;

  const BESIDE_ITEMS = new Set('copy constructor toString destroy toJSON get set has delete'.split(' '));

  // Items only, and items of items likewise: what json.loads gave, as JSON.parse would have given it.
  class JsonHandler extends PyHandler {
    get(target, key) {
      if (typeof key === 'symbol' || !isMapping(this)) return adapted(super.get(target, key));
      const value = this.entry(key);
      if (value !== MISSING) return adapted(value);
      return BESIDE_ITEMS.has(key) ? super.get(target, key) : undefined;
    }

    has(target, key) {
      return typeof key === 'symbol' || !isMapping(this) ? super.has(target, key) : this.via.contains(this.alive(), this.keyOf(key));
    }

    item(key) {
      return adapted(super.item(key));
    }

    elements() {
      return super.elements().map(adapted);
    }

    getOwnPropertyDescriptor(target, key) {
      const description = super.getOwnPropertyDescriptor(target, key);
      if (description !== undefined && typeof key === 'string') description.value = adapted(description.value);
      return description;
    }
  }

  const adaptors = new Table();
  const adapted = (value) => {
    const handler = pyHandlers.get(value);
    if (handler === undefined || handler instanceof JsonHandler || !(isMapping(handler) || PySequence(handler))) return value;
    if (!adaptors.has(value)) {
      const { ref, via, type, features, detail, life } = handler;
      const adaptor = pyProxies.install(new JsonHandler(ref, via, type, features, detail, life)).proxy;
      adaptors.set(value, realm.proxied(adaptor, ref, features));
    }
    return adaptors.get(value);
  };

  // The names of a script, and behind them the built-in ones.
  class GlobalsHandler extends PyHandler {
    item(key) {
      const value = super.item(key);
      return value === undefined && !super.contains(key) ? realm.builtins.get(key) : value;
    }

    contains(key) {
      return super.contains(key) || realm.builtins.has(key);
    }
  }

  const withBuiltins = (globals, builtins) => {
    realm.builtins = builtins;
    const { ref, via, type, features, detail, life } = pyHandlers.get(globals);
    return realm.proxied(pyProxies.install(new GlobalsHandler(ref, via, type, features, detail, life)).proxy, ref);
  };

  realm.pyViews = { adapted, withBuiltins };
}
