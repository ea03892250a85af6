// The module reflected-ffi/local.
(realm) => ({ default: realm.offered('pyscript/reflected.js').local })
