// The module reflected-ffi: its verbs, and its two sides, between which everything crosses by itself here.
(realm) => {
  const absent = realm.offered('pyscript/absent.js');
  const verbs = realm.offered('pyscript/verbs.js');
  const { isProxy } = realm.batch;
  const reflect = absent('reflect is how objects cross in reflected-ffi; here they cross by themselves, and no transport is to be written');

  const local = () => ({ ...verbs, evaluate: (code, ...args) => code(...args), reflect, terminate() {} });
  const remote = () => ({ ...verbs, global: globalThis.window, isProxy, reflect });
  return { ...verbs, isProxy, local, remote };
}
