const seen = {};
const owners = {};

sync.make = (how) => {
  const thing = {};
  seen[how] = new WeakRef(thing);
  if (how === 'pinned') {
    if (polyflux.pin(thing) !== thing) throw new Error('not itself');
  } else if (how !== 'dropped') {
    owners[how] = how === 'attached to a proxy' ? window.Object() : {};
    thing.owner = owners[how];
    if (polyflux.attach(thing, owners[how]) !== thing) throw new Error('not itself');
  }
};
sync.unpin = () => polyflux.unpin(seen.pinned.deref());
sync.alive = (how) => seen[how].deref() !== undefined;
sync.disown = (how) => void delete owners[how];
sync.refused = () => {
  try {
    polyflux.attach({}, 5);
  } catch (error) {
    return error.message;
  }
};
