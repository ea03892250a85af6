// The frames of one session, whichever socket they go over: numbered, kept until they are acknowledged, and sent again over the next
// socket where one has broken.

const PROTOCOL = 'polyflux';
const VERSION = 1;
const ACKNOWLEDGE = 6;
const LEAVE = 7;
const ACKNOWLEDGED_ALONE = 32;
const SOONEST = 100;
const LATEST = 5000;

// Codes of a closed socket after which nobody is to come back: the worker has ended, or does not take this page, or what it would be
// sent again.
const FINAL = new Set([1000, 1002, 1003, 1007, 1008, 1009]);

export class Link {
  #url;
  #options;
  #socket;
  #session = '';
  #received = 0;
  #told = 0;
  #sent = 0;
  #kept = [];
  #connected = false;
  #closed = false;
  #pause = SOONEST;

  /** How many calls may be under way. */
  calls = 1;

  constructor(url, options) {
    this.#url = url.replace(/^http/, 'ws');
    this.#options = options;
  }

  /** The number of the frame to come. */
  get next() {
    return this.#sent + 1;
  }

  open() {
    this.#options.state('connecting');
    const socket = this.#options.socket(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => socket.send(this.#bytes([PROTOCOL, VERSION, this.#session, this.#received]));
    socket.onmessage = ({ data }) => this.#take(this.#options.decode(new Uint8Array(data)), socket);
    socket.onclose = ({ code, reason }) => this.#lost(socket, code, reason);
  }

  send(frame) {
    const bytes = this.#numbered(frame);
    this.#kept.push({ number: ++this.#sent, bytes });
    if (this.#connected) this.#socket.send(bytes);
  }

  /** For good: nobody is to come back. */
  close() {
    this.#closed = true;
    if (this.#connected) this.#socket.send(this.#numbered([LEAVE]));
    this.#socket?.close(1000);
  }

  #bytes(value) {
    return Uint8Array.from(this.#options.encode(value));
  }

  #numbered(frame) {
    this.#told = this.#received;
    return this.#bytes([this.#received, ...frame]);
  }

  #take(frame, socket) {
    if (socket !== this.#socket || this.#closed) return;
    if (frame[0] === PROTOCOL) return this.#greeted(frame);
    const [seen, kind, ...rest] = frame;
    this.#acknowledged(seen);
    if (kind === ACKNOWLEDGE) return;
    this.#received++;
    this.#options.receive(kind, rest, seen);
    if (this.#connected && this.#received - this.#told >= ACKNOWLEDGED_ALONE) this.#socket.send(this.#numbered([ACKNOWLEDGE]));
  }

  #greeted([, , session, seen, calls]) {
    if (this.#session !== '' && this.#session !== session) {
      this.close();
      return this.#options.restarted();
    }
    this.#session = session;
    this.calls = calls;
    this.#connected = true;
    this.#pause = SOONEST;
    this.#acknowledged(seen);
    for (const { bytes } of this.#kept) this.#socket.send(bytes);
    this.#options.state('connected');
  }

  #acknowledged(seen) {
    while (this.#kept.length > 0 && this.#kept[0].number <= seen) this.#kept.shift();
  }

  #lost(socket, code, reason) {
    if (socket !== this.#socket) return;
    this.#connected = false;
    if (this.#closed) return;
    if (FINAL.has(code)) {
      this.#closed = true;
      this.#options.state('ended');
      return this.#options.ended(reason || `closed with ${code}`);
    }
    this.#options.state('connecting');
    setTimeout(() => this.#closed || this.open(), this.#pause * (0.5 + Math.random() / 2));
    this.#pause = Math.min(LATEST, 2 * this.#pause);
  }
}
