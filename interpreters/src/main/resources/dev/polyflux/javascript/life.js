// How long the proxy of a Python object lives: until it is destroyed here, or until the lease that it came with ends.
(realm) => {
  const { seam, refs } = realm;
  const { leases } = seam;

  class Life {
    destroyed = undefined; // what its use fails with
    outcome = undefined; // the promise of a coroutine, once it was awaited
    tag = undefined; // what it is followed by
    held = undefined; // what lives as long as it does

    end(text, handler) {
      this.destroyed ??= `${text}\n${realm.lastLine(handler)}`;
    }

    copy(handler) {
      return { copied: handler.ref, life: new Life() };
    }
  }

  class LeasedLife {
    outcome = undefined;
    tag = undefined;
    held = undefined;

    constructor(lease) {
      this.lease = lease;
    }

    get destroyed() {
      return leases.ended(this.lease) ?? undefined;
    }

    end(text, handler) {
      leases.end(this.lease, 'DESTROYED', text, seam.strict ? realm.lastLine(handler) : null, Date.now() / 1000);
    }

    copy(handler) {
      const lease = leases.copy(this.lease);
      return { copied: seam.isRef(handler.ref) ? leases.ref(lease) : handler.ref, life: new LeasedLife(lease) };
    }
  }

  realm.debugging = false; // pyodide.setDebug()
  realm.lifeOf = (lease) => (lease === undefined || lease === null ? new Life() : new LeasedLife(lease));
  realm.lastLine = (handler) => leases.line(handler.type, refs.get(handler.proxy));
}
