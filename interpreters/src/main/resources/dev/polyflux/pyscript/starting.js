// Starting workers, each with a script of its own: the web's Worker, PyScript's PyWorker and polyscript's XWorker are one.
(realm) => {
  const { seam, out } = realm;
  const { starting } = seam;
  const { MessageEvent, ErrorEvent } = realm.part('events');
  const { EventTarget, attribute } = realm.part('targets');
  const { cloneWith } = realm.part('clone');
  const { functions } = realm.offered('pyscript/workers.js');

  const LANGUAGES = {
    __proto__: null,
    py: 'python',
    pyodide: 'python',
    python: 'python',
    mpy: 'micropython',
    micropython: 'micropython',
    js: 'javascript',
    javascript: 'javascript',
    classic: 'javascript',
    module: 'javascript',
  };
  // What PyScript and the web have options for and is decided otherwise here.
  const OPTIONS = new Set(['async', 'code', 'config', 'configURL', 'credentials', 'name', 'parser', 'serviceWorker', 'service_worker', 'type', 'version']);

  const languageOf = (type) => {
    if (!(type in LANGUAGES)) throw new TypeError(`there are no workers of type '${type}'; there are ${Object.keys(LANGUAGES).join(', ')}`);
    return LANGUAGES[type];
  };

  // PyScript's elements say it in words.
  const isAsync = (given = true) => !['false', '0', 'no'].includes(String(given).toLowerCase());

  const start = (language, file, options) => {
    const unknown = Object.keys(options).filter((name) => !OPTIONS.has(name));
    if (unknown.length > 0) throw new TypeError(`a worker has no option '${unknown.join("', '")}'; there are ${[...OPTIONS].join(', ')}`);
    const { code, config, name } = options;
    const data = typeof config === 'object' && config !== null ? realm.values.detach(cloneWith(config, []).clone) : config;
    return starting.start(language, String(file), code, name, out(data), isAsync(options.async));
  };

  // What is posted arrives as a clone; what is transferred is gone here.
  const message = (data, options) => {
    const transfer = [...(Array.isArray(options) ? options : (options?.transfer ?? []))];
    const { clone, transferred } = cloneWith(data, transfer);
    if (transferred.some((each) => !(each instanceof ArrayBuffer))) throw new TypeError('only an ArrayBuffer can be transferred to another realm');
    return out(realm.values.detach(clone));
  };

  class Worker extends EventTarget {
    #worker;
    #sync;
    #ready;

    constructor(file, options = {}) {
      super();
      const { type = 'js' } = options;
      this.#worker = start(languageOf(type), file, options);
    }

    get name() {
      return starting.name(this.#worker);
    }

    get sync() {
      return (this.#sync ??= functions(this.#worker));
    }

    // The worker, when its script has run.
    get ready() {
      return (this.#ready ??= starting.ran(this.#worker).then(() => this));
    }

    postMessage(data, options) {
      starting.send(this.#worker, message(data, options));
    }

    // Asks the worker to give up what it is doing: its `sync.isStuck()` is true until it calls `sync.notStuck()`.
    unstuck() {
      starting.unstuck(this.#worker);
    }

    terminate() {
      return starting.terminate(this.#worker);
    }

    addEventListener(type, ...given) {
      super.addEventListener(type, ...given);
      if (type === 'message') starting.receive(this.#worker, (data) => void this.dispatchEvent(new MessageEvent('message', { data })));
      if (type === 'error') starting.failures(this.#worker, (error) => void this.dispatchEvent(new ErrorEvent('error', { error, message: String(error?.message ?? error) })));
    }
  }
  for (const type of ['message', 'error', 'messageerror']) attribute(Worker, type);
  Object.defineProperty(Worker.prototype, Symbol.toStringTag, { value: 'Worker', configurable: true });
  realm.shown.set(Worker, ['name']);

  // polyscript's: a type is an interpreter, and where none is given it is this realm's own.
  class XWorker extends Worker {}

  // A promise of the worker that has the worker's members already: what is awaited is what has run.
  const MEMBERS = ['name', 'sync', 'ready', 'onmessage', 'onerror', 'postMessage', 'unstuck', 'terminate', 'addEventListener', 'removeEventListener'];
  const promised = (worker) => {
    const promise = worker.ready;
    promise.catch(() => {}); // that the script failed is told as such
    for (const name of MEMBERS) {
      Object.defineProperty(promise, name, {
        get: () => (typeof worker[name] === 'function' && !name.startsWith('on') ? worker[name].bind(worker) : worker[name]),
        set: (value) => void (worker[name] = value),
        configurable: true,
      });
    }
    return promise;
  };
  const starts = (name, type) =>
    ({
      [name](file, options = {}) {
        try {
          return promised(new Worker(file, { ...options, type }));
        } catch (error) {
          return Promise.reject(error);
        }
      },
    })[name];

  return {
    Worker,
    XWorker,
    PyWorker: starts('PyWorker', 'py'),
    JSWorker: starts('JSWorker', 'js'),
    MPWorker: starts('MPWorker', 'mpy'),
    message,
  };
}
