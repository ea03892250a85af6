// Signals that something is no longer wanted, and who gives them.
(realm) => {
  const { platform } = realm;
  const { Event } = realm.part('events');
  const { EventTarget, attribute, listening } = realm.part('targets');
  const { DOMException } = realm.part('exceptions');
  const MINE = {};
  let create;
  let trigger;

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason = undefined;
    #sources = []; // the signals it follows
    #followers = new Set(); // weak references to the signals that follow it
    #kept = new Set(); // those of them that somebody listens to

    constructor(key) {
      if (key !== MINE) throw new TypeError('an AbortSignal is made by new AbortController().signal, AbortSignal.timeout() or AbortSignal.any()');
      super();
    }

    get aborted() {
      return this.#aborted;
    }

    get reason() {
      return this.#reason;
    }

    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }

    // A signal that follows others lives as long as somebody holds it or listens to it, however long the others live.

    addEventListener(type, ...rest) {
      super.addEventListener(type, ...rest);
      this.#keep();
    }

    removeEventListener(type, ...rest) {
      super.removeEventListener(type, ...rest);
      this.#keep();
    }

    #keep() {
      for (const source of this.#sources) {
        if (listening(this, 'abort') > 0) source.#kept.add(this);
        else source.#kept.delete(this);
      }
    }

    #follow(source) {
      this.#sources.push(source);
      for (const weak of source.#followers) if (weak.deref() === undefined) source.#followers.delete(weak);
      source.#followers.add(new WeakRef(this));
    }

    #settle(reason) {
      this.#aborted = true;
      this.#reason = reason;
      for (const source of this.#sources) source.#kept.delete(this);
      this.#sources = [];
    }

    static abort(reason) {
      const signal = new AbortSignal(MINE);
      trigger(signal, reason);
      return signal;
    }

    static timeout(milliseconds) {
      const delay = Number(milliseconds);
      if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) throw new TypeError(`AbortSignal.timeout needs milliseconds from 0 on, not ${milliseconds}`);
      const signal = new AbortSignal(MINE);
      platform.quietly(delay, () => trigger(signal, new DOMException(`it took longer than ${delay} ms`, 'TimeoutError')));
      return signal;
    }

    static any(signals) {
      const all = [...signals];
      const signal = new AbortSignal(MINE);
      const aborted = all.find((each) => each.aborted === true);
      if (aborted !== undefined) {
        trigger(signal, aborted.reason);
        return signal;
      }
      for (const each of all) {
        if (realm.isProxy(each)) each.addEventListener('abort', () => trigger(signal, each.reason), { once: true });
        else if (!(each instanceof AbortSignal)) throw new TypeError('AbortSignal.any needs signals');
        else for (const source of each.#sources.length > 0 ? each.#sources : [each]) signal.#follow(source);
      }
      return signal;
    }

    static {
      create = () => new AbortSignal(MINE);
      trigger = (signal, reason = new DOMException('this operation was aborted', 'AbortError')) => {
        if (signal.#aborted) return;
        const following = [...signal.#followers].map((weak) => weak.deref()).filter((each) => each !== undefined && !each.#aborted);
        signal.#followers.clear();
        for (const each of [signal, ...following]) each.#settle(reason);
        for (const each of [signal, ...following]) each.dispatchEvent(new Event('abort'));
      };
    }
  }
  attribute(AbortSignal, 'abort');

  class AbortController {
    #signal = create();

    get signal() {
      return this.#signal;
    }

    abort(reason) {
      trigger(this.#signal, reason);
    }
  }

  for (const Class of [AbortSignal, AbortController]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  realm.shown.set(AbortSignal, ['aborted']);
  realm.shown.set(AbortController, ['signal']);

  return { AbortController, AbortSignal };
}
