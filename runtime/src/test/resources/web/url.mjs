const url = new URL('../b/./c d?x=1&x=2#h', 'HTTPS://user:pw@EXÄMPLE.org:443/a/b/');
console.log(url.href); // => https://user:pw@xn--exmple-cua.org/a/b/c%20d?x=1&x=2#h
console.log(url.origin, url.port === '', url.hash, url.searchParams.getAll('x')); // => https://xn--exmple-cua.org true #h ['1', '2']
url.searchParams.append('y', 'a b&');
url.pathname = '/other';
console.log(url.search, url.pathname); // => ?x=1&x=2&y=a+b%26 /other
console.log(URL.canParse('nothing'), URL.canParse('x', 'http://a'), JSON.stringify({ url: new URL('http://a') })); // => false true {"url":"http://a/"}
console.log(new URL('http://[::1]:80/').host, new URL('http://0x7f.1/').hostname, new URL('file:///a/../b').pathname); // => [::1] 127.0.0.1 /b

const params = new URLSearchParams({ b: '2', a: 'ä' });
params.sort();
console.log(String(params), params.has('a'), params.size); // => a=%C3%A4&b=2 true 2
console.log([...new URLSearchParams('?q=1+1&q')], Object.fromEntries(new URLSearchParams([['k', 'v']]))); // => [['q', '1 1'], ['q', '']] {k: 'v'}
try {
  new URL('/path');
} catch (error) {
  console.log(error instanceof TypeError); // => true
}
console.log(new URLSearchParams('a=1')); // => URLSearchParams {'a' => '1'}
