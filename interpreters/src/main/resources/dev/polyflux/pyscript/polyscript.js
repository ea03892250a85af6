// The module polyscript: what a script finds around it.
(realm) => {
  const { RUNNING_IN_WORKER, window, sync, workers } = realm.offered('pyscript/place.js');
  const { config } = realm.offered('pyscript/pyscript.js');
  const { isProxy } = realm.batch;
  const absent = realm.offered('pyscript/absent.js');
  const { XWorker } = realm.starters();
  return {
    XWorker,
    config,
    workers,
    ffi: realm.offered('pyscript/verbs.js'),
    xworker: RUNNING_IN_WORKER
      ? realm.offered('pyscript/scope.js').xworker({ sync, window, polyfill: false, isWindowProxy: isProxy })
      : absent('xworker is what a worker has of itself; on main use workers[name]'),
  };
}
