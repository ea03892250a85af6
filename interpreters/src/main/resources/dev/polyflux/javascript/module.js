// Enters a script that is a module: as an import, since the engine throws what a module rejects with after a suspension
// out of whatever runs just then when the module was evaluated directly (https://github.com/oracle/graaljs/issues/953).
(realm) => {
  const failures = []; // what modules that are scripts threw at their top
  const names = new Map(); // absolute path -> the name its frames are shown under

  realm.nameOf = (path) => names.get(path) ?? path;
  realm.module = (path, name) => {
    names.set(path, name);
    const script = import(path);
    script.then(undefined, (reason) => {
      realm.explain(reason);
      failures.push(reason);
    });
    return script;
  };

  // The engine rejects a promise of its own with what a module's top throws; the script's promise tells it already.
  realm.isToldByScript = (reason) => failures.includes(reason);
}
