// Calls of objects elsewhere, and reactions to their promises.
(realm) => {
  const { seam, MISSING, out, refs, deferred } = realm;
  const none = seam.MISSING; // looked up once, since each lookup asks Java

  // Given, not described: the receiver is most often a proxy.
  const receiver = (self) => (self === undefined ? none : refs.get(self) ?? out(self));

  realm.calls = {
    apply(via, ref, self, args) {
      switch (args.length) {
        case 0:
          return via.apply0(ref, receiver(self));
        case 1:
          return via.apply1(ref, receiver(self), out(args[0]));
        case 2:
          return via.apply2(ref, receiver(self), out(args[0]), out(args[1]));
        default:
          return via.apply(ref, receiver(self), args.map(out));
      }
    },

    keywords(via, ref, args, keywords) {
      const names = Object.keys(keywords);
      return via.applyWith(ref, none, args.map(out), names, names.map((name) => out(keywords[name])));
    },

    // What `then` is on a promise or awaitable elsewhere.
    then:
      (via, ref) =>
      (...reactions) =>
        realm.calls.outcome(via, ref).then(...reactions),

    outcome(via, ref) {
      const { promise, resolve, reject } = deferred();
      const cancel = via.watch(ref, resolve, reject);
      if (cancel !== undefined) realm.promises.oncancel(promise, cancel);
      return promise;
    },

    /** Undefined for what is not there. */
    found: (value) => (value === MISSING ? undefined : value),
  };
}
