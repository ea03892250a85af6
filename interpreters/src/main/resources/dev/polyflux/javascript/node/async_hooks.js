// node:async_hooks: what follows a call through everything it awaits.
() => {
  class AsyncLocalStorage {
    #variable = new AsyncContext.Variable();
    #entered;

    static bind = (fn) => AsyncContext.Snapshot.wrap(fn);

    static snapshot() {
      const snapshot = new AsyncContext.Snapshot();
      return (fn, ...args) => snapshot.run(fn, ...args);
    }

    run(store, fn, ...args) {
      return this.#variable.run({ store }, fn, ...args);
    }

    exit(fn, ...args) {
      return this.#variable.run({ store: undefined }, fn, ...args);
    }

    getStore() {
      const run = this.#variable.get();
      return run === undefined ? this.#entered : run.store;
    }

    enterWith(store) {
      const run = this.#variable.get();
      if (run === undefined) this.#entered = store;
      else run.store = store;
    }

    disable() {
      this.#variable = new AsyncContext.Variable();
      this.#entered = undefined;
    }
  }

  class AsyncResource {
    #snapshot = new AsyncContext.Snapshot();

    constructor(type) {
      this.type = type;
    }

    static bind = (fn) => AsyncContext.Snapshot.wrap(fn);

    runInAsyncScope(fn, receiver, ...args) {
      return this.#snapshot.run(() => Reflect.apply(fn, receiver, args));
    }

    bind(fn) {
      return (...args) => this.runInAsyncScope(fn, undefined, ...args);
    }
  }

  return { AsyncLocalStorage, AsyncResource };
}
