const { port1, port2 } = new MessageChannel();
const sent = { a: [1] };
const answer = new Promise((resolve) => (port1.onmessage = resolve));
port2.addEventListener('message', ({ data }) => port2.postMessage({ got: data, same: data === sent }));
port1.postMessage(sent);
port2.start(); // what came before is delivered then
const event = await answer;
console.log(event.data, event.target === port1); // => {got: {a: [1]}, same: false} true

// A port that is transferred goes on where it arrives.
const inner = new MessageChannel();
const arrived = new Promise((resolve) => (port2.onmessage = ({ ports: [port] }) => (port.onmessage = ({ data }) => resolve(data))));
port1.postMessage('here', [inner.port2]);
inner.port1.postMessage('through the port');
console.log(await arrived); // => through the port

const closed = new Promise((resolve) => port2.addEventListener('close', resolve));
port1.close();
console.log((await closed).type); // => close
port1.postMessage('nobody hears');

try {
  port1.postMessage(() => {});
} catch (error) {
  console.log(error.name); // => DataCloneError
}
