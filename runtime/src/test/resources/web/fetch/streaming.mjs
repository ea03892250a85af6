// The server sends the second half only after it was told that the first is here.
const response = await fetch(`${base}/halves`);
const seen = [];
for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
  seen.push(chunk);
  if (seen.length === 1) await fetch(`${base}/next`);
}
console.log(seen); // => ['first', 'second']

// The server sends until nobody takes it any more.
const endless = await fetch(`${base}/endless`);
const reader = endless.body.getReader();
console.log((await reader.read()).value.length > 0); // => true
await reader.cancel('enough');
console.log(Number(await (await fetch(`${base}/sent`)).text()) < 64); // => true

for await (const chunk of (await fetch(`${base}/endless`)).body) break;
console.log(Number(await (await fetch(`${base}/sent`)).text()) < 64); // => true

const cut = await fetch(`${base}/cut`);
await cut.text().catch((error) => console.log(error.name, /the body ended early/.test(error.message))); // => TypeError true
