// What main's global object is as a target of events: `py:ready`, `js:done` and their like are dispatched on it.
(realm) => {
  const { seam } = realm;
  const { CustomEvent } = realm.part('events');
  const { EventTarget, listening, standsFor } = realm.part('targets');
  const { assign, entries, freeze } = Object;

  const TYPES = ['py', 'js'];
  const OUTCOME = 'outcome ';

  // Where a text is wanted, it is what PyScript tells of its progress.
  class Progress {
    toString() {
      return `${this.loaded ? 'Loaded' : 'Loading'} ${this.item}`;
    }
  }

  const outcomesOf = (members) => {
    const outcomes = {};
    for (const [name, text] of entries(members)) {
      if (!name.startsWith(OUTCOME)) continue;
      const [kind] = text.split(' ', 1);
      outcomes[name.slice(OUTCOME.length)] = freeze({ kind, reason: text.slice(kind.length + 1) });
    }
    return outcomes;
  };

  const detailOf = (name, members, error) => {
    if (name === 'all-done') return { empty: members.empty, outcomes: freeze(outcomesOf(members)) };
    if (name.endsWith(':progress')) return assign(new Progress(), members);
    return error == null ? members : { ...members, error };
  };

  class Global extends EventTarget {
    #heard = false;

    addEventListener(type, ...given) {
      super.addEventListener(type, ...given);
      if (this.#heard || !String(type).includes(':')) return;
      this.#heard = true;
      seam.events.listen((name, members, error) => {
        const names = name.includes(':') ? [name] : TYPES.map((language) => `${language}:${name}`);
        for (const each of names) {
          if (listening(this, each) > 0) this.dispatchEvent(new CustomEvent(each, { detail: freeze(detailOf(name, members, error)) }));
        }
      });
    }
  }
  const target = new Global();
  standsFor.set(target, globalThis);

  return {
    addEventListener: (...given) => void target.addEventListener(...given),
    removeEventListener: (...given) => void target.removeEventListener(...given),
    dispatchEvent: (event) => target.dispatchEvent(event),
  };
}
