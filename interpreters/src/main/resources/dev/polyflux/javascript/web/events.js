// Events, and the objects they are sent to. A listener that throws holds up no other: its error is told as uncaught.
(realm) => {
  const { seam } = realm;
  const { DOMException } = realm.part('exceptions');
  const states = new WeakMap(); // event -> what becomes of it
  const own = (event) => {
    const state = states.get(event);
    if (state === undefined) throw new TypeError('this is no Event: its members work on events only');
    return state;
  };

  class Event {
    constructor(type, init) {
      if (arguments.length === 0) throw new TypeError("an Event needs a type: new Event('name')");
      const { bubbles = false, cancelable = false, composed = false } = init ?? {};
      states.set(this, {
        type: String(type),
        bubbles: Boolean(bubbles),
        cancelable: Boolean(cancelable),
        composed: Boolean(composed),
        time: performance.now(),
        target: null,
        dispatching: false,
        stopped: false,
        prevented: false,
        passive: false,
      });
    }

    get type() {
      return own(this).type;
    }
    get target() {
      return own(this).target;
    }
    get srcElement() {
      return own(this).target;
    }
    get currentTarget() {
      return own(this).dispatching ? own(this).target : null;
    }
    get bubbles() {
      return own(this).bubbles;
    }
    get cancelable() {
      return own(this).cancelable;
    }
    get composed() {
      return own(this).composed;
    }
    get defaultPrevented() {
      return own(this).prevented;
    }
    get returnValue() {
      return !own(this).prevented;
    }
    get eventPhase() {
      return own(this).dispatching ? Event.AT_TARGET : Event.NONE;
    }
    get timeStamp() {
      return own(this).time;
    }
    get isTrusted() {
      return false;
    }
    composedPath() {
      return own(this).dispatching ? [own(this).target] : [];
    }
    preventDefault() {
      const state = own(this);
      if (state.cancelable && !state.passive) state.prevented = true;
    }
    stopPropagation() {}
    stopImmediatePropagation() {
      own(this).stopped = true;
    }
  }
  ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
    for (const holder of [Event, Event.prototype]) Object.defineProperty(holder, name, { value, enumerable: true });
  });

  // An event that carries members of its own, with what they are where nobody gives them.
  const carrying = (members) =>
    class extends Event {
      #given;
      constructor(type, init) {
        super(...arguments);
        this.#given = { ...members, ...init };
      }
      static {
        for (const name of Object.keys(members)) {
          const get = { [name]() { return this.#given[name]; } }[name]; // prettier-ignore
          Object.defineProperty(this.prototype, name, { get, configurable: true, enumerable: true });
        }
      }
    };
  class CustomEvent extends carrying({ detail: null }) {}
  class MessageEvent extends carrying({ data: null, origin: '', lastEventId: '', source: null, ports: [] }) {}
  class ErrorEvent extends carrying({ message: '', filename: '', lineno: 0, colno: 0, error: undefined }) {}

  const callbacks = (value) => typeof value === 'function' || (typeof value === 'object' && value !== null);
  const captures = (options) => (typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options));

  let listening;

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
      if (!states.has(event)) throw new TypeError('dispatchEvent needs an Event: new Event(type)');
      const state = own(event);
      if (state.dispatching) throw new DOMException(`the event '${state.type}' is being dispatched already`, 'InvalidStateError');
      Object.assign(state, { target: this, dispatching: true, stopped: false });
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
      if (once) this.#remove(state.type, listener);
      state.passive = passive;
      try {
        if (typeof callback === 'function') Reflect.apply(callback, this, [event]);
        else callback.handleEvent(event);
      } catch (error) {
        seam.uncaught(error);
      }
      state.passive = false;
    }

    static {
      listening = (target, type) => (target.#listeners.get(type) ?? []).length;
    }
  }

  // `on<type>`: one listener, which is whatever the attribute holds.
  const attribute = (Class, type, whenSet = () => {}) => {
    const held = new WeakMap();
    Object.defineProperty(Class.prototype, `on${type}`, {
      get() {
        return held.get(this)?.callback ?? null;
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
          attached.listener = (event) => (typeof attached.callback === 'function' ? Reflect.apply(attached.callback, this, [event]) : undefined);
          held.set(this, attached);
          this.addEventListener(type, attached.listener);
        }
        whenSet(this);
      },
      configurable: true,
      enumerable: true,
    });
  };

  for (const Class of [Event, CustomEvent, MessageEvent, ErrorEvent, EventTarget]) {
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  }
  realm.shown.set(Event, ['type', 'target', 'defaultPrevented']);
  realm.shown.set(CustomEvent, ['type', 'detail']);
  realm.shown.set(MessageEvent, ['type', 'data']);

  return { Event, EventTarget, CustomEvent, MessageEvent, ErrorEvent, attribute, listening };
}
