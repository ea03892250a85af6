// node:process, and the global of that name: what a script may know of what runs it. Its version is that of the Node whose names
// are here, as packages look at it to see what they may ask for.
(realm) => {
  const { platform } = realm;
  const EventEmitter = realm.offered('node/events.js');
  const host = Object.freeze(JSON.parse(platform.host()));
  const begun = performance.now();

  const hrtime = (since) => {
    const nanos = hrtime.bigint();
    const [seconds, rest] = [Number(nanos / 1000000000n), Number(nanos % 1000000000n)];
    if (since === undefined) return [seconds, rest];
    const less = rest < since[1];
    return [seconds - since[0] - (less ? 1 : 0), rest - since[1] + (less ? 1e9 : 0)];
  };
  hrtime.bigint = () => BigInt(Math.round(performance.now() * 1e6));

  // What does not end its line is seen at once all the same, as the beginning of one.
  const stream = (print, fd) => {
    const writable = Object.assign(new EventEmitter(), {
      fd,
      isTTY: false,
      columns: 80,
      writable: true,
      write(chunk, ...rest) {
        const then = rest.findLast((each) => typeof each === 'function');
        const lines = (typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)).split('\n');
        const begun = lines.pop();
        lines.forEach((line) => print(line));
        if (begun !== '') realm.seam.showing.begin(begun, fd === 2);
        if (then !== undefined) queueMicrotask(then);
        return true;
      },
      end(chunk) {
        if (chunk !== undefined) writable.write(chunk);
      },
    });
    return writable;
  };
  const { print, printErr } = globalThis;

  const process = Object.assign(Object.create(EventEmitter.prototype), {
    title: 'polyflux',
    version: 'v22.0.0',
    versions: Object.freeze({ node: '22.0.0', polyflux: '0.1.0' }),
    release: Object.freeze({ name: 'polyflux' }),
    platform: host.platform,
    arch: host.arch,
    env: { ...host.env },
    argv: ['polyflux', ...realm.scriptPath()],
    argv0: 'polyflux',
    execArgv: [],
    execPath: 'polyflux',
    exitCode: undefined,
    stdout: stream(print, 1),
    stderr: stream(printErr, 2),
    cwd: () => platform.folder(),
    nextTick: (fn, ...args) => queueMicrotask(() => fn(...args)),
    hrtime,
    uptime: () => (performance.now() - begun) / 1000,
    emitWarning: (warning) => console.warn(typeof warning === 'string' ? `Warning: ${warning}` : warning),
    [Symbol.for('polyflux.host')]: { host },
    [Symbol.toStringTag]: 'process',
  });
  for (const [name, instead] of Object.entries({
    exit: 'a script ends when it has nothing left to do, and sooner by an error that it throws',
    abort: 'a script ends sooner by an error that it throws',
    kill: 'a realm sends no signals to processes',
    chdir: 'a realm of JavaScript has one working directory',
  })) {
    process[name] = () => {
      throw Object.assign(new Error(`process.${name}() is not here: ${instead}`), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
    };
  }
  return process;
}
