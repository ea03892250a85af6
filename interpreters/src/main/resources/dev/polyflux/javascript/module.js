// Enters a script that is a module: as an import, since the engine throws what a module rejects with after a suspension
// out of whatever runs just then when the module was evaluated directly (https://github.com/oracle/graaljs/issues/953).
(realm) => {
  const names = new Map(); // absolute path -> the name its frames are shown under

  realm.nameOf = (path) => names.get(path) ?? path;
  realm.module = (path, name) => {
    names.set(path, name);
    const module = import(path);
    module.catch(() => {}); // told by whoever runs the script, and by nobody else
    return module;
  };
}
