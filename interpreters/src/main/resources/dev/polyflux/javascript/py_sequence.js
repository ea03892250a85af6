// Arrays' methods on Python's sequences: they read all elements with one message, and write back what they changed.
(realm) => {
  const { seam, Slice, out } = realm;
  const { wires } = seam;

  // Reads only; the callback is told of the sequence itself.
  const CALLBACKS = ['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex'];
  const FOLDS = ['reduce', 'reduceRight'];
  const READERS = ['join', 'slice', 'indexOf', 'lastIndexOf', 'at', 'concat', 'includes', 'entries', 'keys', 'values'];
  const WRITERS = ['reverse', 'sort', 'splice', 'copyWithin', 'fill'];

  const method = (name) => Array.prototype[name];

  const everything = () => new Slice(undefined, undefined, undefined);

  const replace = (handler, before, after) => {
    const { via, ref } = handler;
    if (handler.type === 'list') return via.setitem(ref, everything(), wires.items(after.map(out)));
    const common = Math.min(before.length, after.length);
    for (let i = 0; i < common; i++) if (!Object.is(before[i], after[i])) via.setitem(ref, i, out(after[i]));
    for (let i = before.length - 1; i >= common; i--) via.delitem(ref, i);
    if (after.length > common) handler.append(after.slice(common));
  };

  const isSpread = (value) => Array.isArray(value) || (typeof value === 'object' && value !== null && value[Symbol.isConcatSpreadable]);
  const spread = (value) => (isSpread(value) && !Array.isArray(value) ? [...value] : value);

  const readers = {};
  for (const name of CALLBACKS) {
    readers[name] = (handler, callback, self) => {
      if (typeof callback !== 'function') throw new TypeError(`${String(callback)} is not a function`);
      return Reflect.apply(method(name), handler.elements(), [(value, i) => Reflect.apply(callback, self, [value, i, handler.proxy])]);
    };
  }
  for (const name of FOLDS) {
    readers[name] = (handler, callback, ...initial) =>
      Reflect.apply(method(name), handler.elements(), [(sum, value, i) => callback(sum, value, i, handler.proxy), ...initial]);
  }
  for (const name of READERS) readers[name] = (handler, ...args) => Reflect.apply(method(name), handler.elements(), args.map(name === 'concat' ? spread : (x) => x));

  const writers = {
    push(handler, ...values) {
      handler.append(values);
      return handler.length();
    },
    pop: (handler) => take(handler, -1),
    shift: (handler) => take(handler, 0),
    unshift(handler, ...values) {
      values.forEach((value, i) => handler.invoke('insert', i, value));
      return handler.length();
    },
  };
  for (const name of WRITERS) {
    writers[name] = (handler, ...args) => {
      const before = handler.elements();
      const after = [...before];
      const result = Reflect.apply(method(name), after, args);
      replace(handler, before, after);
      return result === after ? handler.proxy : result;
    };
  }

  const take = (handler, at) => {
    const length = handler.length();
    if (length === 0) return undefined;
    const value = handler.item(at);
    handler.via.delitem(handler.ref, at);
    return value;
  };

  realm.pySequence = { readers, writers };
}
