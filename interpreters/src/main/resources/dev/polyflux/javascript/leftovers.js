// Functions of other realms that this one's timers and event targets call: when their realm has ended they go, quietly.
(realm) => {
  const { seam, refs } = realm;
  const timers = new Map(); // id of a timer -> the function of another realm that it calls
  let targets = new Set(); // weak references to the event targets that have had listeners of other realms
  const known = new WeakSet(); // these event targets
  let most = 1024;
  let removeGone; // from one of these

  const isFar = (callback) => realm.isProxy(callback) && seam.isRef(refs.get(callback));
  const isGone = (callback) => isFar(callback) && seam.isGone(refs.get(callback));

  // Dead entries go when there are twice as many as there were living ones.
  const trim = () => {
    if (targets.size < most) return;
    targets = new Set([...targets].filter((weak) => weak.deref() !== undefined));
    most = Math.max(1024, 2 * targets.size);
  };

  realm.leftovers = {
    isGone,

    /** What a callback gives is nobody's, so that it fails is told; not, where it does because its realm has ended. */
    call(callback, run) {
      if (isGone(callback)) return;
      try {
        const result = run();
        if (isFar(callback)) Promise.resolve(result).catch((error) => isGone(callback) || seam.uncaught(error));
      } catch (error) {
        if (!isGone(callback)) throw error;
      }
    },

    timer(id, callback) {
      if (isFar(callback)) timers.set(id, callback);
      return id;
    },
    timerEnded: (id) => timers.delete(id),

    /** An event target has been given a listener; `remove` takes those away from it whose realm has ended. */
    listener(target, callback, remove) {
      if (known.has(target) || !isFar(callback)) return;
      trim();
      known.add(target);
      targets.add(new WeakRef(target));
      removeGone = remove;
    },

    /** Another realm has ended. */
    sweep() {
      for (const [id, callback] of timers) {
        if (!isGone(callback)) continue;
        timers.delete(id);
        seam.tasks.clear(id);
      }
      for (const weak of targets) {
        const target = weak.deref();
        if (target !== undefined) removeGone(target);
      }
    },
  };
}
