// node:fs, over the files that the realm is granted: in a sandbox its own, in memory.
(realm) => {
  const { files } = realm;
  const { Buffer } = realm.offered('node/buffer.js');
  const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1 };

  const pathOf = (given) => {
    if (typeof given === 'string' && !given.includes('\0')) return given;
    if (given instanceof URL) return realm.offered('node/url.js').fileURLToPath(given);
    if (Buffer.isBuffer(given)) return given.toString();
    throw Object.assign(new TypeError('The "path" argument must be of type string or an instance of Buffer or URL'), { code: 'ERR_INVALID_ARG_TYPE' });
  };

  // What a service of Java's gives, or an error as Node words it.
  const done = (syscall, path, [kind, value, message]) => {
    if (kind !== 'error') return value;
    throw Object.assign(new Error(`${value}: ${message}, ${syscall} '${path}'`), { code: value, syscall, path });
  };
  const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding) ?? undefined;

  const readFileSync = (given, options) => {
    const path = pathOf(given);
    const found = files.read(path);
    const content = done(found[1] === 'EISDIR' ? 'read' : 'open', path, found);
    const bytes = Buffer.alloc(content.length);
    content.into(bytes.buffer, bytes.byteOffset);
    const encoding = encodingOf(options);
    return encoding === undefined || encoding === 'buffer' ? bytes : bytes.toString(encoding);
  };
  const write = (given, data, options, flag) => {
    const path = pathOf(given);
    const bytes = typeof data === 'string' ? Buffer.from(data, encodingOf(options)) : Buffer.from(data.buffer ?? data, data.byteOffset, data.byteLength);
    done('open', path, files.write(path, bytes.buffer, bytes.byteOffset, bytes.length, options?.flag ?? flag));
  };

  class Stats {
    constructor([kind, size, modified, accessed, created]) {
      this.kind = kind;
      this.size = size;
      Object.assign(this, { mtimeMs: modified, atimeMs: accessed, ctimeMs: modified, birthtimeMs: created });
      for (const name of ['mtime', 'atime', 'ctime', 'birthtime']) this[name] = new Date(this[`${name}Ms`]);
      Object.defineProperty(this, 'kind', { enumerable: false });
    }

    isFile = () => this.kind === 'file';
    isDirectory = () => this.kind === 'folder';
    isSymbolicLink = () => this.kind === 'link';
    isFIFO = () => false;
    isSocket = () => false;
    isBlockDevice = () => false;
    isCharacterDevice = () => false;
  }
  const stat = (syscall, follows) => (given, { throwIfNoEntry = true } = {}) => {
    const path = pathOf(given);
    const found = files.stat(path, follows);
    if (!throwIfNoEntry && found[1] === 'ENOENT') return undefined;
    return new Stats(Array.from(done(syscall, path, found)));
  };
  const lstatSync = stat('lstat', false);
  const statSync = stat('stat', true);

  class Dirent {
    constructor(folder, name) {
      this.name = name;
      this.parentPath = folder;
      const found = lstatSync(`${folder}/${name}`);
      for (const test of ['isFile', 'isDirectory', 'isSymbolicLink']) this[test] = () => found[test]();
    }
  }
  const readdirSync = (given, options) => {
    const path = pathOf(given);
    const names = Array.from(done('scandir', path, files.list(path)), String).sort();
    const all = options?.recursive
      ? names.flatMap((name) => [name, ...(lstatSync(`${path}/${name}`).isDirectory() ? readdirSync(`${path}/${name}`, { recursive: true }).map((inner) => `${name}/${inner}`) : [])])
      : names;
    return options?.withFileTypes ? all.map((name) => new Dirent(path, name)) : all;
  };

  const mkdirSync = (given, options) => {
    const path = pathOf(given);
    if (!options?.recursive) return void done('mkdir', path, files.mkdir(path));
    const parts = path.split('/');
    let first;
    for (let end = 1; end <= parts.length; end++) {
      const folder = parts.slice(0, end).join('/');
      if (folder === '' || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) continue;
      done('mkdir', path, files.mkdir(folder));
      first ??= folder;
    }
    return first;
  };
  const removes = (syscall, folder) => (given) => {
    const path = pathOf(given);
    done(syscall, path, files.remove(path, folder));
  };
  const unlinkSync = removes('unlink', false);
  const rmdirSync = removes('rmdir', true);
  const rmSync = (given, { recursive = false, force = false } = {}) => {
    const path = pathOf(given);
    const found = lstatSync(path, { throwIfNoEntry: !force });
    if (found === undefined) return;
    if (!found.isDirectory()) unlinkSync(path);
    else if (!recursive) throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${path}`), { code: 'ERR_FS_EISDIR', path });
    else {
      for (const name of readdirSync(path)) rmSync(`${path}/${name}`, { recursive: true });
      rmdirSync(path);
    }
  };
  const renameSync = (from, to) => void done('rename', pathOf(from), files.rename(pathOf(from), pathOf(to)));
  const copyFileSync = (from, to, mode = 0) => write(to, readFileSync(from), undefined, mode & constants.COPYFILE_EXCL ? 'wx' : 'w');
  const accessSync = (given, mode = constants.F_OK) => void done('access', pathOf(given), files.access(pathOf(given), mode));
  const realpathSync = (given) => done('realpath', pathOf(given), files.realpath(pathOf(given)));
  const existsSync = (given) => {
    try {
      accessSync(given);
      return true;
    } catch {
      return false;
    }
  };
  let made = 0;
  const mkdtempSync = (prefix) => {
    const path = `${prefix}${(Date.now() + ++made).toString(36).slice(-6)}`;
    mkdirSync(path);
    return path;
  };

  const readlinkSync = (given) => done('readlink', pathOf(given), files.readlink(pathOf(given)));
  const truncateSync = (path, length = 0) => {
    const bytes = Buffer.alloc(length);
    readFileSync(path).copy(bytes);
    write(path, bytes, undefined, 'w');
  };

  const sync = {
    accessSync,
    appendFileSync: (path, data, options) => write(path, data, options, 'a'),
    copyFileSync,
    existsSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    readlinkSync,
    realpathSync,
    renameSync,
    rmSync,
    rmdirSync,
    statSync,
    truncateSync,
    unlinkSync,
    writeFileSync: (path, data, options) => write(path, data, options, 'w'),
  };

  // The same with a promise, and with a callback.
  const promises = { constants };
  const called = {};
  for (const [name, run] of Object.entries(sync)) {
    const plain = name.slice(0, -'Sync'.length);
    if (plain === 'exists') continue;
    promises[plain] = async (...args) => run(...args);
    called[plain] = (...args) => {
      const then = args.pop();
      if (typeof then !== 'function') throw Object.assign(new TypeError('The "cb" argument must be of type function'), { code: 'ERR_INVALID_ARG_TYPE' });
      promises[plain](...args).then((value) => queueMicrotask(() => then(null, value)), (error) => queueMicrotask(() => then(error)));
    };
  }
  // What the files of a realm cannot do says so when it is called.
  const ABSENT =
    'chmod chown close cp fchmod fchown fdatasync fstat fsync ftruncate futimes lchmod lchown link lutimes open openAsBlob opendir read readv ' +
    'statfs symlink unwatchFile utimes watch watchFile write writev';
  const absent = {};
  for (const name of ABSENT.split(' ')) {
    const refuse = () => {
      throw Object.assign(new Error(`fs.${name} is not here: a realm's files are read and written whole, by path`), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
    };
    absent[name] = refuse;
    absent[`${name}Sync`] = refuse;
    promises[name] = async () => refuse();
  }
  realpathSync.native = realpathSync;
  called.realpath.native = called.realpath;
  called.exists = (path, then) => queueMicrotask(() => then(existsSync(path)));

  // The library of streams is loaded with the first of them.
  const streams = () => realm.offered('node/stream.js');
  const createReadStream = (path, options) =>
    Object.assign(
      streams().Readable.from(
        (async function* () {
          yield readFileSync(path, options);
        })(),
        { objectMode: false },
      ),
      { path },
    );
  const createWriteStream = (path, options) => {
    let flag = options?.flags ?? 'w';
    return Object.assign(
      new (streams().Writable)({
        write(chunk, encoding, then) {
          try {
            write(path, chunk, undefined, flag);
            flag = 'a';
            then();
          } catch (error) {
            then(error);
          }
        },
        final(then) {
          if (flag !== 'a') write(path, '', undefined, flag);
          then();
        },
      }),
      { path },
    );
  };

  return { ...absent, ...sync, ...called, constants, ...constants, createReadStream, createWriteStream, promises, Stats, Dirent };
}
