// What events are sent to. A listener that throws holds up no other: its error is told as uncaught.
(realm) => {
  const { seam, leftovers } = realm;
  const { stateOf } = realm.part('events');
  const { DOMException } = realm.part('exceptions');

  const callbacks = (value) => typeof value === 'function' || (typeof value === 'object' && value !== null);
  const captures = (options) => (typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options));

  const standsFor = new WeakMap(); // a target -> what its listeners see as one
  const seen = (target) => standsFor.get(target) ?? target;

  let listening;
  let removeGone;

  class EventTarget {
    #listeners = new Map(); // type -> listeners, in their order

    addEventListener(type, callback, options) {
      if (callback === null || callback === undefined) return;
      if (!callbacks(callback)) throw new TypeError(`a listener is a function or has handleEvent(), it cannot be ${typeof callback}`);
      const { once = false, passive = false, signal } = typeof options === 'object' && options !== null ? options : {};
      const capture = captures(options);
      if (signal?.aborted === true) return;
      const list = this.#listeners.get(String(type)) ?? [];
      if (list.some((known) => known.callback === callback && known.capture === capture)) return;
      leftovers.listener(this, callback, removeGone);
      this.#listeners.set(String(type), [...list, { callback, capture, once: Boolean(once), passive: Boolean(passive), removed: false }]);
      signal?.addEventListener('abort', () => this.removeEventListener(type, callback, { capture }), { once: true });
    }

    removeEventListener(type, callback, options) {
      const capture = captures(options);
      const list = this.#listeners.get(String(type)) ?? [];
      const listener = list.find((known) => known.callback === callback && known.capture === capture);
      if (listener !== undefined) this.#remove(String(type), listener);
    }

    #remove(type, listener) {
      listener.removed = true;
      this.#listeners.set(type, this.#listeners.get(type).filter((known) => known !== listener));
    }

    dispatchEvent(event) {
      const state = stateOf(event);
      if (state === undefined) throw new TypeError('dispatchEvent needs an Event: new Event(type)');
      if (state.dispatching) throw new DOMException(`the event '${state.type}' is being dispatched already`, 'InvalidStateError');
      Object.assign(state, { target: seen(this), dispatching: true, stopped: false });
      const list = this.#listeners.get(state.type) ?? [];
      for (const listener of [...list.filter((each) => each.capture), ...list.filter((each) => !each.capture)]) {
        if (state.stopped) break;
        if (!listener.removed) this.#call(listener, event, state);
      }
      state.dispatching = false;
      return !state.prevented;
    }

    #call(listener, event, state) {
      const { callback, once, passive } = listener;
      if (once || leftovers.isGone(callback)) this.#remove(state.type, listener);
      state.passive = passive;
      try {
        leftovers.call(callback, () => (typeof callback === 'function' ? Reflect.apply(callback, seen(this), [event]) : callback.handleEvent(event)));
      } catch (error) {
        seam.uncaught(error);
      }
      state.passive = false;
    }

    static {
      listening = (target, type) => (target.#listeners.get(type) ?? []).length;
      removeGone = (target) => {
        for (const [type, list] of target.#listeners) {
          for (const listener of list) if (leftovers.isGone(listener.callback)) target.#remove(type, listener);
        }
      };
    }
  }

  // `on<type>`: one listener, which is whatever the attribute holds.
  const attribute = (Class, type, whenSet = () => {}) => {
    const held = new WeakMap();
    Object.defineProperty(Class.prototype, `on${type}`, {
      get() {
        const callback = held.get(this)?.callback ?? null;
        return leftovers.isGone(callback) ? null : callback;
      },
      set(callback) {
        const before = held.get(this);
        const usable = callbacks(callback) ? callback : null;
        if (before !== undefined && usable !== null) {
          before.callback = usable;
        } else if (before !== undefined) {
          held.delete(this);
          this.removeEventListener(type, before.listener);
        } else if (usable !== null) {
          const attached = { callback: usable };
          attached.listener = (event) => {
            const { callback } = attached;
            if (typeof callback === 'function') leftovers.call(callback, () => Reflect.apply(callback, this, [event]));
          };
          held.set(this, attached);
          this.addEventListener(type, attached.listener);
        }
        whenSet(this);
      },
      configurable: true,
      enumerable: true,
    });
  };

  Object.defineProperty(EventTarget.prototype, Symbol.toStringTag, { value: 'EventTarget', configurable: true });

  return { EventTarget, attribute, listening, standsFor };
}
