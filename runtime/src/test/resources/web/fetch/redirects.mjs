const to = (path, status = 302) => `${base}/redirect/${status}${path}`;
const followed = await fetch(to('/query?x'));
console.log(followed.redirected, followed.url === `${base}/query?x`, await followed.text()); // => true true x
const post = { method: 'POST', body: 'text' };
const changed = await (await fetch(to('/echo', 303), post)).json();
console.log(changed.method, changed.body, changed.headers['content-type']); // => GET  undefined
const kept = await (await fetch(to('/echo', 307), post)).json();
console.log(kept.method, kept.body); // => POST text
const manual = await fetch(to('/json'), { redirect: 'manual' });
console.log(manual.status, manual.headers.get('location')); // => 302 /json
const authorized = { headers: { authorization: 'secret', 'x-kept': '1' } };
console.log((await (await fetch(to('/echo'), authorized)).json()).headers.authorization); // => secret
const elsewhere = await (await fetch(`${base}/redirect-to?${other}/echo`, authorized)).json();
console.log(elsewhere.headers.authorization, elsewhere.headers['x-kept']); // => undefined 1
for (const wrong of [[to('/json'), { redirect: 'error' }], [`${base}/loop`], [`${base}/redirect-to?ftp://a/`]]) {
  await fetch(...wrong).catch((error) => console.log(error.name, error.message.replaceAll(base, '')));
}
// => TypeError fetch of /redirect/302/json failed: it was redirected to /json, and the request says redirect: 'error'
// => TypeError fetch of /loop failed: it was redirected more than 20 times
// => TypeError fetch of /redirect-to?ftp://a/ failed: it was redirected to ftp:, which cannot be fetched
