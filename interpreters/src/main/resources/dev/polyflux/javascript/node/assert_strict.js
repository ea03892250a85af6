// node:assert/strict.
(realm) => realm.offered('node/assert.js').strict
