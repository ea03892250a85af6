// The module reflected-ffi/remote.
(realm) => ({ default: realm.offered('pyscript/reflected.js').remote })
