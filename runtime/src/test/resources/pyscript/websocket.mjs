// on: main worker awaiting
const heard = [];
let wake = () => {};
const hear = (...what) => {
  heard.push(what);
  wake();
};
const next = async () => {
  if (heard.length === 0) await new Promise((resolve) => (wake = resolve));
  return heard.shift().join(' ');
};

const socket = new WebSocket('{sockets}/', 'chat');
console.log(socket.readyState, WebSocket.CONNECTING, socket.binaryType, socket.bufferedAmount); // => 0 0 blob 0
socket.onopen = (event) => hear(event.type, socket.readyState, socket.protocol);
console.log(await next()); // => open 1 chat

socket.addEventListener('message', (event) => hear('listener', typeof event.data));
socket.onmessage = ({ data }) => hear('first', data);
socket.onmessage = ({ data }) => hear('second', data instanceof Blob ? data.size : data);
socket.send('text');
console.log(await next(), await next()); // => listener string second text
socket.send(new Uint8Array([1, 2, 3]).subarray(1));
console.log(await next(), await next()); // => listener object second 2
socket.binaryType = 'arraybuffer';
socket.onmessage = ({ data }) => hear('buffer', new Uint8Array(data));
socket.send(new Blob(['ab']));
console.log(await next(), await next()); // => listener object buffer 97,98
socket.send(new Uint8Array([5]).buffer);
console.log(socket.bufferedAmount >= 0, await next(), await next()); // => true listener object buffer 5

socket.onclose = (event) => hear(event.constructor.name, event.code, event.reason, event.wasClean);
socket.close();
console.log(await next(), socket.readyState); // => CloseEvent 1000  true 3

const never = new WebSocket('{sockets}/');
never.onerror = (event) => hear(event.type);
never.onclose = (event) => hear(event.code, event.wasClean);
never.close();
console.log(never.readyState, await next(), await next()); // => 2 error 1006 false
