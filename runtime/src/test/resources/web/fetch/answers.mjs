const json = await fetch(`${base}/json`);
console.log(json.status, json.ok, json.url === `${base}/json`, json.redirected, json.headers.get('Content-Type')); // => 200 true true false application/json
console.log(await json.json(), json.bodyUsed); // => {a: [1, 2]} true
try {
  json.headers.set('a', 'b');
} catch (error) {
  console.log(error.name); // => TypeError
}

const missing = await fetch(`${base}/status/404`);
console.log(missing.status, missing.ok, await missing.text()); // => 404 false status 404
const empty = await fetch(`${base}/status/204`);
console.log(empty.status, empty.body, (await empty.text()) === ''); // => 204 null true
const head = await fetch(`${base}/json`, { method: 'HEAD' });
console.log(head.status, head.body); // => 200 null

const cookies = await fetch(`${base}/cookies`);
console.log(cookies.headers.getSetCookie().sort()); // => ['a=1', 'b=2']
console.log(await (await fetch(`${base}/gzip`)).text()); // => compressed by gzip
console.log(await (await fetch(`${base}/deflate`)).text()); // => compressed by deflate
console.log(await (await fetch(`${base}/gzip-of-nothing`)).text() === ''); // => true
const blob = await (await fetch(new URL('/json', base))).blob();
console.log(blob.type, blob.size); // => application/json 11
console.log((await (await fetch(`${base}/large`)).bytes()).length); // => 3000001
console.log((await (await fetch(`${base}/query?a=b|c&d=[e]{f}%zz#g`)).text())); // => a=b%7Cc&d=%5Be%5D%7Bf%7D%25zz
const [one, two] = await Promise.all(['one', 'two'].map(async (text) => (await fetch(`${base}/query?${text}`)).text()));
console.log(one, two); // => one two
