// JavaScript's half of the bridge: watching promises, and promises that Java settles.
(realm) => {
  const cancels = new realm.Table(); // promise -> what cancels the work it stands for

  realm.deferred = () => Promise.withResolvers();
  realm.promises = {
    deferred: realm.deferred,
    watch(promise, settled, failed) {
      promise.then(
        (value) => settled(realm.out(value)),
        (reason) => failed(reason),
      );
    },
    oncancel: (promise, cancel) => void cancels.set(promise, cancel),
  };

  // Cancels what a promise stands for in another realm, in Python or in Java. A promise of this realm's own goes on.
  realm.cancel = (promise) => cancels.get(promise)?.();
}
