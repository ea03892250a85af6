const before = fetch(`${base}/json`, { signal: AbortSignal.abort('never') });
await before.catch((reason) => console.log(reason)); // => never

const controller = new AbortController();
const waiting = fetch(`${base}/hang`, { signal: controller.signal });
await fetch(`${base}/hanging`); // answers when the other has arrived
controller.abort();
await waiting.catch((reason) => console.log(reason.name, reason === controller.signal.reason)); // => AbortError true

const late = new AbortController();
const response = await fetch(`${base}/halves`, { signal: late.signal });
const reader = response.body.getReader();
console.log(new TextDecoder().decode((await reader.read()).value)); // => first
const next = reader.read();
late.abort(new Error('enough'));
await next.catch((reason) => console.log(reason.message)); // => enough
await fetch(`${base}/next`);

await fetch(`${base}/hang`, { signal: AbortSignal.timeout(1) }).catch((reason) => console.log(reason.name)); // => TimeoutError
const done = new AbortController();
const read = await (await fetch(`${base}/json`, { signal: done.signal })).text();
done.abort();
console.log(read); // => {"a":[1,2]}
