// node:timers.
(realm) => {
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis;
  return {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
    get promises() {
      return realm.offered('node/timers_promises.js');
    },
  };
}
