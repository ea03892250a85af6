// A page without a browser: what of one the scripts in `drives` need, and a socket that Java holds the other end of. Stands behind page.js.

class Element extends EventTarget {
  children = [];
  style = {};
  textContent = '';
  #attributes = new Map();
  constructor(tag, id) {
    super();
    this.tagName = tag.toUpperCase();
    this.id = id;
  }
  append(...children) {
    this.children.push(...children);
  }
  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  click() {
    const event = new Event('click', { cancelable: true });
    Object.defineProperty(event, 'target', { value: this });
    this.dispatchEvent(event);
    return event.defaultPrevented;
  }
}

const elements = ['button', 'input', 'p', 'p'].map((tag, at) => new Element(tag, `${tag}${at}`));

globalThis.document = {
  title: 'stand-in',
  body: new Element('body', 'body'),
  getElementById: (id) => elements.find((element) => element.id === id) ?? null,
  querySelectorAll: (selector) => elements.filter(({ id, tagName }) => `#${id}` === selector || tagName === selector.toUpperCase()),
  createElement: (tag) => new Element(tag, ''),
};

globalThis.page = {
  nothing: undefined,
  none: null,
  numbers: [3, 1, 2],
  big: 2n ** 60n,
  floats: Float64Array.of(0.5, 1.5),
  part: new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
  unique: {},
  shared: new Map([['a', 1]]),
  kept: undefined,
  echo: (value) => value,
  typeOf: (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : value instanceof Map ? 'map' : value instanceof Set ? 'set' : value instanceof Date ? 'date' : typeof value),
  circle: ((map) => map.set(1, map).set(2, new Set([map])))(new Map()),
  time: (value) => value.toISOString(),
  ofMap: (map, key) => map.get(key),
  twiceInMap: (map) => map.get(1) === map.get(2) && map.get(1)[0] === 'twice',
  mapInItself: (map) => map.get(1) === map && map.get(2)[0] === map,
  mapAndSet: ([map, set, again]) => map.get(1) === again && set instanceof Set && [...set][0] === 12,
  json: (value) => JSON.stringify(value),
  twice: (values) => values.at(-1) === values.at(-2) && values.at(-1)[0] === 'twice',
  repeated: ((twice) => [new Map([[1, [2]], [3, new Set([4])]]), new Date(0), twice, twice])(['twice']), // prettier-ignore
  keep(value) {
    this.kept = value;
  },
  same(value) {
    return this.kept === value;
  },
  async call(fn, ...args) {
    return fn(...args);
  },
  async caught(fn) {
    try {
      return await fn();
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  },
  fails() {
    throw new RangeError('too far');
  },
  throws(value) {
    throw value;
  },
  async later(value) {
    await null;
    return value;
  },
  async laterFails() {
    await null;
    throw new TypeError('not so');
  },
  never: () => new Promise(() => {}),
  Point: class Point {
    constructor(x, y) {
      Object.assign(this, { x, y });
    }
    sum() {
      return this.x + this.y;
    }
  },
};

let socket;
let driven;
const told = [];

/** Connects; each socket is plugged in by a function of Java's, and what is sent goes to another. */
sync.connect = (plug, send, close) => {
  driven = connect('ws://stand-in', {
    socket: () => {
      plug();
      socket = { send: (bytes) => send(bytes), close };
      queueMicrotask(() => socket.onopen());
      return socket;
    },
    restarted: () => told.push('restarted'),
    ended: (reason) => told.push(`ended: ${reason}`),
    state: (state) => told.push(state),
  });
};
sync.leave = () => driven.close();
sync.deliver = (bytes) => socket.onmessage({ data: bytes });
sync.broken = (code, reason) => socket.onclose({ code, reason });
sync.told = () => told;
sync.click = (id) => document.getElementById(id).click();
sync.text = (id) => document.getElementById(id).textContent;
