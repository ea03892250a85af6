// Message channels within a realm: two ports, and what is posted to one arrives at the other as a clone, in a later turn.
(realm) => {
  const { seam } = realm;
  const { tasks } = seam;
  const { Event, MessageEvent } = realm.part('events');
  const { EventTarget, attribute } = realm.part('targets');
  const { cloneWith } = realm.part('clone');
  const MINE = {};
  let join;
  let move;
  let start;

  class MessagePort extends EventTarget {
    #other; // undefined when closed
    #started = false;
    #inbox = [];

    constructor(key) {
      if (key !== MINE) throw new TypeError('a MessagePort is made by new MessageChannel()');
      super();
    }

    postMessage(message, options) {
      const transfer = [...(Array.isArray(options) ? options : (options?.transfer ?? []))];
      const { clone, transferred } = cloneWith(message, transfer);
      const ports = transferred.filter((each) => each instanceof MessagePort);
      this.#other?.#take(() => new MessageEvent('message', { data: clone, ports }));
    }

    #take(event) {
      this.#inbox.push(event);
      if (this.#started) tasks.soon(() => this.#deliver());
    }

    #deliver() {
      const event = this.#inbox.shift();
      if (event !== undefined) this.dispatchEvent(event());
    }

    start() {
      if (this.#started) return;
      this.#started = true;
      for (const waiting of this.#inbox) tasks.soon(() => this.#deliver());
    }

    close() {
      const other = this.#other;
      this.#other = undefined;
      if (other === undefined) return;
      other.#other = undefined;
      for (const port of [this, other]) tasks.soon(() => port.dispatchEvent(new Event('close')));
    }

    static {
      join = () => {
        const [one, two] = [new MessagePort(MINE), new MessagePort(MINE)];
        one.#other = two;
        two.#other = one;
        return [one, two];
      };
      // A transferred port is a new one, at the place of the old one.
      move = (old) => {
        const port = new MessagePort(MINE);
        const leave = () => {
          port.#other = old.#other;
          if (port.#other !== undefined) port.#other.#other = port;
          port.#inbox = old.#inbox;
          old.#other = undefined;
          old.#inbox = [];
        };
        return { made: port, leave };
      };
      start = (port) => port.start();
    }
  }
  attribute(MessagePort, 'message', (port) => start(port));
  attribute(MessagePort, 'close');

  class MessageChannel {
    #ports = join();

    get port1() {
      return this.#ports[0];
    }

    get port2() {
      return this.#ports[1];
    }
  }

  for (const Class of [MessagePort, MessageChannel]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  // Only what is transferred crosses; to clone a port is refused.
  realm.cloned.push({ is: (value) => value instanceof MessagePort, clone: () => undefined, transfer: move });

  return { MessageChannel, MessagePort };
}
