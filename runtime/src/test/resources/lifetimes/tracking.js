// What a row tracks, weakly, and what its control holds.
const rows = new Map();
let current;

globalThis.row = (name) => {
  if (!rows.has(name)) rows.set(name, { tracked: [], held: [] });
  current = rows.get(name);
};
globalThis.track = (object) => {
  current.tracked.push(new WeakRef(object));
  return object;
};
globalThis.tracked = (name) => rows.get(name).tracked.length;
globalThis.alive = (name) => rows.get(name).tracked.filter((weak) => weak.deref() !== undefined).length;
