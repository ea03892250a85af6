// Object.prototype gets every trap that a Proxy has: the prelude's proxies do not inherit them, and go on as before.
const traps = [
  'apply', 'construct', 'defineProperty', 'deleteProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'has', 'isExtensible', 'ownKeys',
  'preventExtensions', 'setPrototypeOf',
];
const asked = new Set();
const { log } = console;
const { keys, defineProperty, isExtensible } = Object;
for (const trap of traps) {
  Object.prototype[trap] = function (target, ...rest) {
    asked.add(trap);
    return Reflect[trap](target, ...rest);
  };
}
const used = [
  new Uint8Array([1, 2]).length,
  new DataView(new ArrayBuffer(3)).byteLength,
  isExtensible(Uint8Array),
  'length' in Float64Array,
  isExtensible(window.Math),
  'PI' in window.Math,
  window.Math.max(1, 2),
  isExtensible(workers),
  isExtensible(sync),
  isExtensible(Proxy),
];
sync.f = () => 1;
delete sync.f;
for (const trap of traps) delete Object.prototype[trap];
log(used.join());
log('asked:', [...asked].join() || 'nothing');

//> 2,3,true,true,true,true,2,true,true,true
//> asked: nothing
