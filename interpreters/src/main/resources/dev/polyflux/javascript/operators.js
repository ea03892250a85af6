// Python's operators on JavaScript objects, where JavaScript has a meaning for them.
(realm) => {
  const { seam, MISSING, NOT_IMPLEMENTED, out, typeName } = realm;
  const hashes = new realm.Table();
  let lastHash = 0;

  const number = (target, operator) => {
    const value = Number(target);
    return Number.isNaN(value) ? seam.unsupported(`operate ${operator}`, typeName(target)) : value;
  };
  const whole = (operator, round) => (target) => {
    const value = round(number(target, operator));
    return Number.isFinite(value) ? out(BigInt(value)) : seam.unsupported(`operate ${operator}`, typeName(target));
  };

  // Halves go to the even neighbour, as in Python.
  const toEven = (value) => {
    const below = Math.floor(value);
    return value - below === 0.5 && below % 2 === 0 ? below : Math.round(value);
  };

  const listsOnly = (operation) => (target, operand) => (Array.isArray(target) ? operation(target, operand) : NOT_IMPLEMENTED);
  const repeated = (target, times) => Array.from({ length: Math.max(0, Number(times)) }, () => target).flat();

  const dispose = (name) => (target) => {
    const { [Symbol[name]]: method } = target;
    return typeof method === 'function' ? Reflect.apply(method, target, []) : seam.unsupported(name, typeName(target));
  };

  const operators = {
    lt: (target, operand) => target < operand,
    le: (target, operand) => target <= operand,
    gt: (target, operand) => target > operand,
    ge: (target, operand) => target >= operand,
    eq: (target, operand) => target === operand,
    ne: (target, operand) => target !== operand,
    hash(target) {
      if (!hashes.has(target)) hashes.set(target, ++lastHash);
      return hashes.get(target);
    },

    bool: (target) => !(target.size === 0 || target.byteLength === 0 || (Array.isArray(target) && target.length === 0)),
    float: (target) => number(target, 'float'),
    complex: (target) => number(target, 'complex'),
    int: whole('int', Math.trunc),
    trunc: whole('trunc', Math.trunc),
    floor: whole('floor', Math.floor),
    ceil: whole('ceil', Math.ceil),
    index(target) {
      const value = number(target, 'index');
      return Number.isInteger(value) ? out(BigInt(value)) : seam.unsupported('operate index', typeName(target));
    },
    round(target, digits) {
      const value = number(target, 'round');
      if (digits === undefined) return Number.isFinite(value) ? out(BigInt(toEven(value))) : seam.unsupported('operate round', typeName(target));
      const scale = 10 ** Number(digits);
      return toEven(value * scale) / scale;
    },
    format: (target, spec) => (spec ? seam.unsupported('operate format', typeName(target)) : realm.reflect.text(target, false)),

    len: (target) => realm.items.length(target),
    contains: (target, value) => realm.items.contains(target, value),
    getitem: (target, key) => realm.items.get(target, key),
    setitem: (target, key, value) => realm.items.set(target, key, value),
    delitem: (target, key) => realm.items.delete(target, key),
    iter: (target) => realm.reflect.iterate(target, false),
    aiter: (target) => realm.reflect.iterate(target, true),
    next: (target) => realm.reflect.next(target),
    anext: (target) => realm.reflect.next(target),
    reversed: listsOnly((target) => [...target].reverse()[Symbol.iterator]()),
    add: listsOnly((target, other) => [...target, ...other]),
    radd: listsOnly((target, other) => [...other, ...target]),
    iadd: listsOnly((target, other) => (target.push(...other), target)),
    mul: listsOnly(repeated),
    rmul: listsOnly(repeated),
    imul: listsOnly((target, times) => (target.splice(0, target.length, ...repeated([...target], times)), target)),

    enter: (target) => target,
    exit: dispose('dispose'),
    aenter: async (target) => target,
    aexit: dispose('asyncDispose'),

    instancecheck: (target, value) => value instanceof target,
    subclasscheck: (target, kind) => kind === target || Object.prototype.isPrototypeOf.call(target, kind),
    dir: (target) => realm.reflect.keys(target).filter((key) => typeof key === 'string'),
  };

  realm.operatorNames = Object.keys(operators);
  realm.operate = (target, operator, ...operands) => {
    const operation = operators[operator] ?? seam.unsupported(`operate ${operator}`, typeName(target));
    const result = operation(target, ...operands);
    return result === MISSING ? undefined : result;
  };
}
