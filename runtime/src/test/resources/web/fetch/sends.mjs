const echo = async (init, url = `${base}/echo`) => (await fetch(url, init)).json();
const plain = await echo({ headers: { 'X-Own': 'value' } });
console.log(plain.method, plain.headers['x-own'], plain.headers['accept'], plain.headers['user-agent'], plain.headers['upgrade']); // => GET value */* polyflux undefined
const posted = await echo({ method: 'POST', body: JSON.stringify({ a: 'ä' }), headers: { 'content-type': 'application/json' } });
console.log(posted.method, posted.headers['content-type'], posted.headers['content-length'], posted.body); // => POST application/json 10 {"a":"ä"}
console.log((await echo({ method: 'post' })).headers['content-length']); // => 0
const form = await echo({ method: 'PUT', body: new URLSearchParams({ a: 1 }) });
console.log(form.method, form.headers['content-type'], form.body); // => PUT application/x-www-form-urlencoded;charset=UTF-8 a=1
console.log((await echo({ method: 'POST', body: new Blob(['blob'], { type: 'x/y' }) })).headers['content-type']); // => x/y
console.log((await echo({ method: 'POST', body: new Uint8Array([104, 105]).subarray(1) })).body); // => i
const request = new Request(`${base}/echo`, { method: 'DELETE' });
console.log((await echo({}, request)).method); // => DELETE

// A stream is sent as it is made, in chunks.
const streamed = await echo({ method: 'POST', duplex: 'half', body: ReadableStream.from(['a', 'b', 'c']).pipeThrough(new TextEncoderStream()) });
console.log(streamed.body, streamed.headers['transfer-encoding']); // => abc chunked
try {
  await echo({ method: 'POST', body: new ReadableStream({ pull() { throw new Error('broken'); } }) }); // prettier-ignore
} catch (error) {
  console.log(error.name, error.cause.message); // => TypeError broken
}
