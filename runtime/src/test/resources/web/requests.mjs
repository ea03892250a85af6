const headers = new Headers({ 'X-B': ' two ', accept: 'a' });
headers.append('accept', 'b');
headers.append('Set-Cookie', 'c=1');
headers.append('set-cookie', 'd=2');
console.log([...headers]); // => [['accept', 'a, b'], ['set-cookie', 'c=1'], ['set-cookie', 'd=2'], ['x-b', 'two']]
console.log(headers.get('ACCEPT'), headers.has('none'), headers.getSetCookie()); // => a, b false ['c=1', 'd=2']
for (const wrong of [() => headers.set('a b', ''), () => headers.set('a', 'x\ny'), () => new Headers([['a']]), () => new Headers('a')]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name);
  }
}
// => TypeError
// => TypeError
// => TypeError
// => TypeError

const request = new Request('http://a/b#c', { method: 'post', body: 'text', headers: { 'x-y': 'z' } });
console.log(request.method, request.url, request.headers.get('content-type')); // => POST http://a/b#c text/plain;charset=UTF-8
const copy = request.clone();
console.log(await request.text(), await copy.text(), request.bodyUsed); // => text text true
await request.text().catch((error) => console.log(error.message)); // => the body has been read already: to read it twice, clone() what it belongs to before
console.log(new Request(new Request('http://a', { method: 'PUT', body: 'x' }), { headers: { q: '1' } }).method); // => PUT
for (const wrong of [() => new Request('/x'), () => new Request('http://a', { body: 'x' }), () => new Request('http://u:p@a'), () => new Request('http://a', { method: 'A B' })]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name);
  }
}
// => TypeError
// => TypeError
// => TypeError
// => TypeError

const response = new Response('{"a":1}', { status: 201, statusText: 'Made' });
console.log(response.status, response.ok, response.type, response.body instanceof ReadableStream); // => 201 true default true
console.log((await response.json()).a, response.bodyUsed); // => 1 true
console.log(await Response.json({ b: 2 }).text(), Response.json(1).headers.get('content-type')); // => {"b":2} application/json
console.log(Response.error().type, Response.redirect('http://a/', 301).headers.get('location')); // => error http://a/
console.log(new Response().body, await new Response(null).text() === ''); // => null true
console.log(await new Response(new Uint8Array([104, 105])).text(), (await new Response('abc').arrayBuffer()).byteLength); // => hi 3
console.log(await new Response((async function* () { yield new TextEncoder().encode('streamed'); })()).text()); // => streamed
try {
  new Response('x', { status: 204 });
} catch (error) {
  console.log(error.message); // => a response of status 204 has no body
}

const streamed = new Response(new Blob(['ab', 'cd']).stream());
const twin = streamed.clone();
console.log(await streamed.text(), await twin.text()); // => abcd abcd
console.log(await (await fetch('data:text/plain;charset=utf-8;base64,aGk=')).text(), await (await fetch('data:,a%20b')).text()); // => hi a b
