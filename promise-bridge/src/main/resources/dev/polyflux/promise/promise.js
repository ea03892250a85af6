// JavaScript's half of the bridge: watching promises, and promises that Java settles.
(realm) => {
  realm.deferred = () => Promise.withResolvers();
  realm.promises = {
    deferred: realm.deferred,
    watch(promise, settled, failed) {
      promise.then(
        (value) => settled(realm.out(value)),
        (reason) => failed(reason),
      );
    },
  };
}
