const collected = async (stream) => {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
};

let pulled = 0;
const counting = new ReadableStream({ pull: (controller) => controller.enqueue(++pulled), cancel: () => console.log('cancelled') }, { highWaterMark: 0 });
for await (const number of counting) if (number === 2) break; // => cancelled
console.log(pulled); // => 2

const upper = new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()) });
console.log(await collected(ReadableStream.from(['a', 'b']).pipeThrough(upper))); // => ['A', 'B']

const written = [];
await ReadableStream.from([1, 2]).pipeTo(new WritableStream({ write: (chunk) => void written.push(chunk), close: () => written.push('closed') }));
console.log(written); // => [1, 2, 'closed']

const [left, right] = ReadableStream.from(['x']).tee();
console.log(await collected(left), await collected(right)); // => ['x'] ['x']

// Characters may be cut anywhere.
const octets = await collected(ReadableStream.from(['a\ud83d', '\ude00']).pipeThrough(new TextEncoderStream()));
console.log(octets.map((chunk) => chunk.length)); // => [1, 4]
const cut = octets.flatMap((chunk) => Array.from(chunk, (octet) => Uint8Array.of(octet)));
console.log((await collected(ReadableStream.from(cut).pipeThrough(new TextDecoderStream()))).join('')); // => a😀

const controller = new AbortController();
const piping = new ReadableStream().pipeTo(new WritableStream(), { signal: controller.signal });
controller.abort('enough');
await piping.catch((reason) => console.log(reason)); // => enough

const byob = new Blob(['bytes']).stream().getReader({ mode: 'byob' });
console.log((await byob.read(new Uint8Array(3))).value.length); // => 3
