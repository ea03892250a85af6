// What `error.stack` shows: the message, then the user's frames, the newest first, of both languages and none of ours.
(realm) => {
  const PRELUDE = 'polyflux/';
  const FRAMES = 40; // those of the prelude count
  const origins = new realm.Table(); // error that stands for one thrown elsewhere -> its language, and what tells its trace
  const captured = new realm.Table(); // error -> its frames
  const segments = new realm.Table(); // error -> this language's frames, for each time that the other one called it

  const FRAME_OF_JAVASCRIPT = /^ {4}at (?:(.*) \()?(.*?)(?::(\d+))?(?::(\d+)(?:-\d+)?)?\)?(?: \[(\w+)\])?$/;
  const FRAME_OF_PYTHON = /^[ |]*File "(.+)", line (\d+), in (.+)$/;
  const ENDINGS = new Map([['py', 'python'], ['js', 'javascript'], ['mjs', 'javascript']]);

  // Where somebody's own getter may be.
  const read = (error, name) => {
    try {
      return error[name];
    } catch {
      return undefined;
    }
  };
  // Without running any code of the value's.
  const textOf = (value) => {
    if (typeof value === 'function') return realm.isProxy(value) ? '[function]' : Function.prototype.toString.call(realm.bare(value));
    if (typeof value === 'object' && value !== null) return `[object ${realm.isProxy(value) ? 'Object' : realm.typeName(value)}]`;
    return String(value);
  };
  const summaryOf = (name, message) => (message === '' ? name : `${name}: ${message}`);

  // A frame shows what the engine knows of it; of Python's it knows no lines.
  const shown = ({ name, file, line, column, language }) => {
    const place = [file, line, column].filter(Boolean).join(':');
    return `    at ${name === undefined ? place : `${name} (${place})`}${language === 'javascript' ? '' : ` [${language}]`}`;
  };

  const nameOf = (site) => {
    const name = /^(.*) \(/.exec(String(site))?.[1];
    return name === '' ? undefined : name;
  };

  // Gives the sites that are the script's own.
  const note = (error, sites) => {
    const users = [];
    const found = [];
    const own = [[]];
    let language = 'javascript';
    for (let at = 0; at < sites.length; at++) {
      const site = sites[at]; // not by an iterator, which a script may have replaced
      const file = site.getFileName() || '<eval>';
      if (file.startsWith(PRELUDE)) {
        const crossed = file.endsWith('.py') ? 'python' : 'javascript';
        if (crossed === 'javascript' && language === 'python') own.push([]);
        language = crossed;
      } else if (language === 'python') found.push({ name: site.getFunctionName(), file: realm.nameOf(file), language });
      else if (!site.isNative()) {
        const frame = { name: nameOf(site), file: realm.nameOf(file), line: site.getLineNumber(), column: site.getColumnNumber(), language };
        users.push(site);
        found.push(frame);
        own.at(-1).push(frame);
      }
    }
    captured.set(error, found);
    segments.set(error, own);
    return users;
  };

  // The frames of an error thrown elsewhere, the newest first.
  const foreign = (language, trace) => {
    const lines = trace.split('\n');
    const end = lines.findIndex((line) => line.startsWith('  ['));
    const javascript = (end < 0 ? lines : lines.slice(0, end)).filter((line) => line.startsWith('    at ')).map((line) => FRAME_OF_JAVASCRIPT.exec(line));
    if (language === 'javascript') return javascript.map(([, name, file, line, column, told]) => ({ name, file, line: Number(line ?? 0), column: Number(column ?? 0), language: told ?? language, elsewhere: true }));
    const begin = lines.findLastIndex((line) => /^ *\+? ?(?:Exception Group )?Traceback \(most recent call last\):$/.test(line));
    const block = lines.slice(begin + 1);
    const last = block.findIndex((line) => /^ *\| *\+-|^ *\+-/.test(line));
    return (last < 0 ? block : block.slice(0, last))
      .map((line) => FRAME_OF_PYTHON.exec(line))
      .filter((match) => match !== null)
      .map(([, file, line, name]) => ({ name, file, line: Number(line), language: ENDINGS.get(file.split('.').at(-1)) ?? language, elsewhere: true }))
      .reverse();
  };

  const came = (error) => {
    const origin = origins.get(error);
    return origin === undefined ? [] : foreign(origin.language, textOf(origin.trace()));
  };

  // What is of this language but of elsewhere is marked as well.
  const lineOf = (frame) => (frame.elsewhere && frame.language === 'javascript' ? `${shown(frame)} [javascript]` : shown(frame));

  const usual = (error) => {
    const name = textOf(realm.lookUp(error, 'name') ?? 'Error');
    const message = textOf(realm.lookUp(error, 'message') ?? '');
    return [summaryOf(name, message), ...[...came(error), ...captured.get(error)].map(lineOf)].join('\n');
  };

  Error.stackTraceLimit = FRAMES;
  let custom; // what a script has set
  let telling; // the error that it is asked for
  // A script's own is shown no frame of ours: a frame gives its function and its `this` away. The engine and scripts read this
  // one alike; so where a script's own goes on to what was there before it, that comes back here.
  const prepare = (error, sites) => {
    if (telling === error && captured.has(error)) return usual(error);
    const users = note(error, sites);
    if (typeof custom !== 'function') return usual(error);
    const outer = telling;
    telling = error;
    try {
      return custom(error, users);
    } finally {
      telling = outer;
    }
  };
  Object.defineProperty(Error, 'prepareStackTrace', { get: () => prepare, set: (value) => void (custom = value === prepare ? undefined : value) });

  // Its frames are noted when its stack is first asked for.
  const noted = (error, map) => {
    if (!map.has(error)) realm.lookUp(error, 'stack');
    return map.get(error) ?? [];
  };
  const told = (frames) => frames.flatMap(({ name, file, line }) => [name ?? '<anonymous>', file, line ?? 0]);

  realm.stacks = {
    read,
    textOf,
    summaryOf,
    came: (error, language, trace) => void origins.set(error, { language, trace }),
    framesOf(error) {
      const own = noted(error, captured);
      return told([...came(error), ...own]);
    },
    segmentsOf: (error) => noted(error, segments).map(told),
    // Its stack under its present name and message.
    of(error, name, message) {
      const stack = textOf(realm.lookUp(error, 'stack') ?? '');
      const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
      return [summaryOf(name, message), ...frames].join('\n');
    },
  };
}
