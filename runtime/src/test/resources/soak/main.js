// What the workers of a storm find in main. Nothing here grows: there are so many slots, and no more.
const slots = new Array(32).fill(null);
const kept = [];
const hub = new EventTarget();

globalThis.value = 1;
globalThis.items = [3, 1, 2];
globalThis.hub = hub;
globalThis.take = (callback) => callback(1);
globalThis.keep = (callback) => void kept.push(callback);
globalThis.put = (slot, object) => void (slots[slot % slots.length] = object);
globalThis.get = (slot) => slots[slot % slots.length];
globalThis.fire = () => void hub.dispatchEvent(new Event('ping'));
globalThis.later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
globalThis.never = () => new Promise(() => {});
globalThis.fail = (held) => {
  throw Object.assign(new TypeError('on purpose'), { held });
};
