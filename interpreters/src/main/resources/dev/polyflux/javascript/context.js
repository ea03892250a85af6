// The context that a call was made in, which goes along with what it sets off.
(realm) => {
  const { seam } = realm;
  const { wires } = seam;
  const entries = new AsyncContext.Variable({ name: 'polyflux.context' });
  const whole = new AsyncContext.Variable({ name: 'polyflux.context of Java' }); // with what only Java understands

  realm.contexts = {
    within: (given, all, work) => whole.run(all, () => entries.run(given, work)),
    current() {
      const held = entries.get();
      if (held === undefined) return undefined;
      const names = Object.keys(held);
      return [whole.get(), wires.entries(names, names.map((name) => realm.out(held[name])))];
    },
    get variable() {
      seam.useContext();
      return entries;
    },
  };
}
