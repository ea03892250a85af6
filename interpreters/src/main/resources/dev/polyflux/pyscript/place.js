// Where a script is: in main or in a worker, and what there is of main.
(realm) => {
  const { seam } = realm;
  const absent = realm.offered('pyscript/absent.js');
  const isMain = realm.isMain();
  const { window } = globalThis;
  const shown = () => {
    const document = isMain || seam.waits ? window.document : undefined;
    return document ?? absent("document is what main has as its global 'document', and main has none");
  };
  return {
    RUNNING_IN_WORKER: !isMain,
    window,
    document: shown(),
    sync: isMain ? absent('sync belongs to a worker; on main use workers[name]') : globalThis.sync,
    workers: globalThis.workers,
  };
}
