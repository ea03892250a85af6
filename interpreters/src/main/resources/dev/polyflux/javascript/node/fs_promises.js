// node:fs/promises.
(realm) => realm.offered('node/fs.js').promises
