// What takes part in the runs of main and of workers: PyScript's hooks, as ordered sets of functions, or of code.
(realm) => {
  const { hooks: added } = realm.seam;
  const { freeze } = Object;

  const ON = ['onReady', 'onBeforeRun', 'onBeforeRunAsync', 'onAfterRun', 'onAfterRunAsync'];
  const CODE = ['codeBeforeRun', 'codeBeforeRunAsync', 'codeAfterRun', 'codeAfterRunAsync'];

  // The realm that a hook is called for, once it has booted: what runs there goes past all hooks.
  const wrapOf = (type, evaluate) =>
    evaluate == null
      ? null
      : freeze({ type, run: (code) => evaluate(String(code)), runAsync: async (code) => await evaluate(String(code)) });
  const placeOf = (name, script, isMain) => freeze(isMain ? { name, script } : { name, script, sync: globalThis.workers[name] });

  const calling = (hook) => (name, script, type, isMain, evaluate) => hook(wrapOf(type, evaluate), placeOf(name, script, isMain));

  // Code stands where it is written, indented like what is around it.
  const dedent = (code) => {
    if (typeof code !== 'string') return code;
    const indents = code.split('\n').filter((line) => line.trim() !== '').map((line) => line.match(/^[ \t]*/)[0].length); // prettier-ignore
    const least = indents.reduce((some, other) => Math.min(some, other), Infinity);
    return least > 0 ? code.split('\n').map((line) => line.slice(least)).join('\n') : code;
  };
  const writing = (code) => {
    if (typeof code === 'string') return () => dedent(code);
    const call = calling(code);
    return async (...given) => dedent(await call(...given));
  };

  class HookSet extends Set {
    #isMain;
    #point;
    #ids = new Map();

    constructor(isMain, point) {
      super();
      this.#isMain = isMain;
      this.#point = point;
    }

    /** Has a hook called from now on: for the realms that speak the language `type`, for the workers that are named like `worker`. */
    add(hook, { type, worker } = {}) {
      const isCode = this.#point.startsWith('code');
      if (typeof hook !== 'function' && !(isCode && typeof hook === 'string')) {
        throw new TypeError(`${this.#point} takes ${isCode ? 'code, or a function that gives code' : 'a function'}, not ${typeof hook}`);
      }
      if (!this.has(hook)) {
        const language = type ?? (isCode ? 'py' : undefined);
        this.#ids.set(hook, added.add(this.#isMain, this.#point, language, worker, isCode ? writing(hook) : calling(hook)));
        super.add(hook);
      }
      return this;
    }

    delete(hook) {
      if (!super.delete(hook)) return false;
      added.remove(this.#ids.get(hook));
      this.#ids.delete(hook);
      return true;
    }

    clear() {
      for (const hook of [...this]) this.delete(hook);
    }
  }

  const setsOf = (isMain, points) => freeze(Object.fromEntries(points.map((point) => [point, new HookSet(isMain, point)])));

  return freeze({ main: setsOf(true, ['onWorker', ...ON, ...CODE]), worker: setsOf(false, [...ON, ...CODE]) });
}
