// A worker to send Python to, which is made anew when it is sent more than it can finish.
(realm) => {
  const OPTIONS = ['config', 'persistent', 'serviceWorker', 'terminal', 'type'];
  const TYPES = ['py', 'mpy'];

  return async (options = {}) => {
    const unknown = Object.keys(options).filter((name) => !OPTIONS.includes(name));
    if (unknown.length > 0) throw new TypeError(`a donkey has no option '${unknown.join("', '")}'; there are ${OPTIONS.join(', ')}`);
    const { type = 'py', config, persistent, terminal } = options;
    if (!TYPES.includes(type)) throw new TypeError(`there is no donkey of type '${type}'; there are ${TYPES.join(', ')}`);

    const { Worker } = realm.offered('pyscript/starting.js');
    const start = () => new Worker('donkey.py', { type, config, code: 'import pyscript._donkey' }).ready;
    let worker = start();
    let task; // what stands for the one that runs

    const renew = () => {
      task = undefined;
      worker = worker.then((before) => before.terminate()).then(start);
    };
    const there = () => {
      if (worker === undefined) throw new Error('this donkey was killed: ask for another one');
      return worker;
    };
    const carry = (method) => async (code) => {
      there();
      if (task !== undefined) renew();
      const mine = (task = Symbol(method));
      try {
        const { sync } = await worker;
        return await sync.carry(method, String(code), Boolean(persistent), terminal || null);
      } finally {
        if (task === mine) task = undefined;
      }
    };
    const clear = async () => {
      there();
      if (task !== undefined) renew();
      const { sync } = await worker;
      if (terminal) await sync.clear(terminal);
    };

    await worker;
    return {
      process: carry('process'), // as at a prompt, where values are shown, and names stay
      execute: carry('execute'),
      evaluate: carry('evaluate'),
      clear,
      reset: clear, // a terminal here has nothing but its content
      kill() {
        worker?.then((started) => started.terminate(), () => {}); // one that never started has been told
        worker = task = undefined;
      },
    };
  };
}
