// node:stream/promises, by the library readable-stream.
(realm) => realm.offered('node/stream.js').promises
