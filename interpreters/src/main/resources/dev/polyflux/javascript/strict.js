// Strict mode: what is read from the proxy of a Python object ends with that proxy, as it does in Pyodide.
(realm) => {
  const { refs, pyHandlers, PyHandler, Table } = realm;
  const { apply } = Reflect; // before guest code can have it replaced: a handler holds the way to its object
  const LENT = 'This borrowed';
  const WITH_OWNER = `${LENT} attribute proxy was automatically destroyed in the process of destroying the proxy it was borrowed from. Try using the 'copy' method.`;
  const EXHAUSTED = `${LENT} proxy was automatically destroyed when an iterator was exhausted.`;

  realm.lastLine = (handler) => {
    if (!realm.debugging) return 'For more information about the cause of this error, use `pyodide.setDebug(true)`';
    const begin = `The object was of type "${handler.qualifiedType()}" and`;
    try {
      return `${begin} had repr "${handler.via.text(handler.ref, true)}"`;
    } catch {
      return `${begin} an error was raised when trying to generate its repr`;
    }
  };

  class BorrowedLife {
    outcome = undefined;
    tag = undefined;
    held = undefined;
    ended = undefined;

    constructor(isOver, text) {
      this.isOver = isOver;
      this.text = text;
    }

    get destroyed() {
      if (this.ended === undefined && this.isOver()) this.end(this.text, this.handler);
      return this.ended;
    }

    end(text, handler) {
      this.ended ??= `${text}\n${realm.lastLine(handler)}`;
    }

    copy(handler) {
      return { copied: handler.ref, life: realm.lifeOf() };
    }
  }

  // A proxy of the same object with a life of its own.
  const borrowed = (proxy, isOver, text) => {
    const known = pyHandlers.get(proxy);
    const life = new BorrowedLife(isOver, text);
    life.handler = known.again(known.alive(), life);
    return realm.proxied(life.handler.proxy, refs.get(proxy), known.features);
  };

  // The lives of a proxy and its copies, and what was read from them last, by name.
  const families = new Table();
  const familyOf = (life) => {
    if (!families.has(life)) families.set(life, { lives: [life], read: new Map() });
    return families.get(life);
  };

  const attribute = (handler, name, value) => {
    const family = familyOf(handler.life);
    const known = family.read.get(name);
    if (known?.value === value) return known.own;
    const isOver = () => {
      for (let i = 0; i < family.lives.length; i++) if (family.lives[i].destroyed === undefined) return false;
      return true;
    };
    const own = borrowed(value, isOver, WITH_OWNER);
    family.read.set(name, { value, own });
    return own;
  };

  function* items(elements) {
    let exhausted = false;
    for (const element of elements) yield pyHandlers.has(element) ? borrowed(element, () => exhausted, EXHAUSTED) : element;
    exhausted = true;
  }

  const plain = { get: PyHandler.prototype.get, symbol: PyHandler.prototype.symbol, copy: PyHandler.prototype.copy };
  const isIndex = (key) => /^\d+$/.test(key);

  Object.assign(PyHandler.prototype, {
    get(target, key) {
      const value = apply(plain.get, this, [target, key]);
      return typeof key === 'symbol' || !pyHandlers.has(value) || isIndex(key) ? value : attribute(this, key, value);
    },
    symbol(target, key) {
      const value = apply(plain.symbol, this, [target, key]);
      return key === Symbol.iterator && value !== undefined ? () => items(value()) : value;
    },
    copy() {
      const proxy = apply(plain.copy, this, []);
      const family = familyOf(this.life);
      const { life } = pyHandlers.get(proxy);
      families.set(life, family);
      family.lives[family.lives.length] = life;
      return proxy;
    },
  });
}
