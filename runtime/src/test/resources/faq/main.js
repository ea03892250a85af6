// A main with events of its own, as a page has them.
const events = new EventTarget();

globalThis.addEventListener = (...args) => events.addEventListener(...args);
globalThis.fire = (type) => void events.dispatchEvent(new Event(type));
globalThis.kept = [];
