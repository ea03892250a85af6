// The module pyscript, as JavaScript imports it.
(realm) => ({
  ...realm.offered('pyscript/place.js'),
  hooks: realm.offered('pyscript/hooks.js'),
  ffi: realm.offered('pyscript/verbs.js'),
  config: { ...JSON.parse(realm.seam.provided.configuration()), type: 'js' },
  ...realm.starters(),
  donkey: realm.offered('pyscript/donkey.js'),
})
