// The third realm of a cycle.
class Holder {}

sync.hold = (held) => Object.assign(new Holder(), { held });
