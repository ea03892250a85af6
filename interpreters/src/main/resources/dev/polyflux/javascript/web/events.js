// Events. What becomes of one, `targets.js` sees to.
(realm) => {
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
  class CloseEvent extends carrying({ code: 0, reason: '', wasClean: false }) {}

  for (const Class of [Event, CustomEvent, MessageEvent, ErrorEvent, CloseEvent]) {
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  }
  realm.shown.set(Event, ['type', 'target', 'defaultPrevented']);
  realm.shown.set(CustomEvent, ['type', 'detail']);
  realm.shown.set(MessageEvent, ['type', 'data']);
  realm.shown.set(CloseEvent, ['type', 'code', 'reason', 'wasClean']);

  return { Event, CustomEvent, MessageEvent, ErrorEvent, CloseEvent, stateOf: (event) => states.get(event) };
}
