// Makes this page's globals the window of a worker elsewhere: reflected-ffi's local side, over a WebSocket.
import { decode, encode } from 'reflected-ffi/direct';
import local from 'reflected-ffi/local';
import { APPLY, GATHER, GET, GET_OWN_PROPERTY_DESCRIPTOR, OWN_KEYS, UNREF } from 'reflected-ffi/traps';
import { DIRECT, FUNCTION, REMOTE_FUNCTION, REMOTE_OBJECT } from 'reflected-ffi/types';
import atOnce from 'reflected-ffi/utils/events';
import { describe } from './describe.js';
import { errorOf, partsOf } from './errors.js';
import { Link } from './link.js';
import { reflector } from './reflector.js';

// Kinds of frames, as in dev.polyflux.browser.Kind.
const CALL = 0;
const SETTLE = 1;
const REPLY = 2;
const FAIL = 3;
const RELEASE = 4;
const CANCEL = 5;

/**
 * Connects the page to its worker.
 *
 * url: of the WebSocket; http is taken for ws. socket: makes one, as `new WebSocket(url)` does. module: what the worker's
 * `window.import(name)` gives. restarted: called when the worker that drove the page is gone for good and another would begin anew;
 * by default the page is loaded again. ended: called with why nobody drives the page any more. state: called with "connecting",
 * "connected" and "ended".
 */
export function connect(
  url,
  {
    socket = (address) => new WebSocket(address),
    module = (name) => import(name),
    restarted = () => location.reload(),
    ended = (reason) => console.error(`The page is on its own: ${reason}`),
    state = () => {},
  } = {},
) {
  const wrappers = new WeakMap(); // function of the worker's side -> its number there
  const lastSent = new Map(); // number of an object of the page's -> the last frame that told it
  const open = new Map(); // number of a call of the worker -> what its reply goes to
  const cancelled = new Set();
  const waiting = []; // calls beyond those that may be under way
  let lastCall = 0;

  const link = new Link(url, { socket, receive, restarted, ended: end, state, encode, decode });

  const far = local({
    buffer: true,
    module: (name) => entries[name]?.() ?? module(name),
    remote(...args) {
      if (args[0] instanceof Event) atOnce(args[0]);
    },
    reflect(trap, id, self, args) {
      if (trap === UNREF) return link.send([RELEASE, id]);
      return new Promise((resolve, reject) => {
        const number = ++lastCall;
        open.set(number, { resolve, reject });
        waiting.push(() => link.send([CALL, number, APPLY, id, self, args, described([self, ...args])]));
        next();
      });
    },
  });

  // From values to pairs and back, by reflected-ffi's own means: it gives and takes values as results and arguments of calls.
  let slot;
  let entries = { give: () => () => slot, take: () => (value) => { slot = value; } }; // prettier-ignore
  const imports = far.reflect(GET, null, [DIRECT, 'import'])[1];
  const [give, take] = ['give', 'take'].map((name) => far.reflect(APPLY, imports, undefined, [name])[1]);
  entries = {};
  const typed = (value) => {
    slot = value;
    const pair = far.reflect(APPLY, give, undefined, []);
    slot = undefined;
    return pair;
  };
  const valueOf = (pair) => {
    far.reflect(APPLY, take, undefined, [pair]);
    const value = slot;
    slot = undefined;
    return value;
  };
  const answers = reflector(typed);

  // What the worker is told of the objects that a frame names; those of its own it is given back as what they are there.
  const described = (pairs) =>
    describe(pairs).map((id) => {
      const object = valueOf([REMOTE_OBJECT, id]);
      lastSent.set(id, link.next);
      if (object instanceof Promise) object.catch(() => {}); // whoever is given a promise answers for its rejection
      return wrappers.has(object) ? [id, wrappers.get(object)] : [id, ...answers.shapeOf(object)];
    });

  const pairsOf = (trap, result) => {
    if (trap === GATHER) return result;
    if (trap === OWN_KEYS || result === undefined) return [];
    return trap === GET_OWN_PROPERTY_DESCRIPTOR ? Object.values(result) : [result];
  };

  const perform = (trap, id, args) => {
    if (typeof trap === 'number') return far.reflect(trap, id, ...args);
    return answers.answer(trap, id === null ? globalThis : valueOf([REMOTE_OBJECT, id]), args.map(valueOf));
  };

  // A promise of which nobody has heard is not held for anybody.
  const settled = async (trap, result) => {
    if (trap === GATHER || !Array.isArray(result) || (result[0] !== REMOTE_OBJECT && result[0] !== REMOTE_FUNCTION)) return result;
    const value = valueOf(result);
    if (typeof value?.then !== 'function') return result;
    if (!lastSent.has(result[1])) far.reflect(UNREF, result[1]);
    return typed(await value);
  };

  const reply = (number, trap, result) => {
    if (!cancelled.delete(number)) link.send([REPLY, number, result, described(pairsOf(trap, result))]);
  };

  const fail = (number, error) => {
    if (cancelled.delete(number)) return;
    const thrown = typed(error);
    link.send([FAIL, number, [...partsOf(error, answers.typeName), thrown], described([thrown])]);
  };

  function call(kind, number, trap, id, args, functions) {
    // Held until they are among the arguments: from then on the page does.
    const handed = functions.map((own) => [valueOf([FUNCTION, own]), own]);
    handed.forEach(([wrapper, own]) => wrappers.set(wrapper, own));
    try {
      const result = perform(trap, id, args);
      if (kind === CALL) reply(number, trap, result);
      else settled(trap, result).then((value) => reply(number, value === result ? trap : undefined, value)).catch((error) => fail(number, error));
    } catch (error) {
      fail(number, error);
    }
  }

  function next() {
    while (waiting.length > 0 && open.size - waiting.length < link.calls) waiting.shift()();
  }

  function receive(kind, rest, seen) {
    const [number] = rest;
    switch (kind) {
      case CALL:
      case SETTLE:
        return call(kind, ...rest);
      case REPLY:
      case FAIL: {
        const [, value, functions] = rest;
        const handed = functions.map((own) => [valueOf([FUNCTION, own]), own]);
        handed.forEach(([wrapper, own]) => wrappers.set(wrapper, own));
        const { resolve, reject } = open.get(number) ?? {};
        open.delete(number);
        if (kind === REPLY) resolve?.(value);
        else reject?.(value[3] === undefined ? errorOf(value) : valueOf(value[3]));
        return next();
      }
      case RELEASE: // what was sent again since the worker decided so stays
        if ((lastSent.get(number) ?? 0) > seen) return;
        lastSent.delete(number);
        return far.reflect(UNREF, number);
      case CANCEL:
        return cancelled.add(number);
    }
  }

  function end(reason) {
    const gone = new Error(`The worker is gone: ${reason}`);
    for (const { reject } of open.values()) reject(gone);
    open.clear();
    waiting.length = 0;
    far.terminate();
    ended(reason);
  }

  // One that may be gone back to comes back.
  globalThis.addEventListener?.('pagehide', ({ persisted }) => persisted || link.close());
  link.open();
  return { close: () => link.close() };
}
