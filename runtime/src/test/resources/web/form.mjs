const form = new FormData();
form.append('a', 1);
form.append('a', 'two\nlines');
form.set('file "x"', new Blob(['content'], { type: 'text/css' }), 'ü.css');
console.log(form.getAll('a'), form.get('none'), form.has('a')); // => ['1', 'two\nlines'] null true
console.log([...form.keys()], form.get('file "x"') instanceof File); // => ['a', 'a', 'file "x"'] true

const response = new Response(form);
console.log(response.headers.get('content-type').startsWith('multipart/form-data; boundary=')); // => true
const again = await response.formData();
const file = again.get('file "x"');
console.log(again.getAll('a'), file.name, file.type, await file.text()); // => ['1', 'two\r\nlines'] ü.css text/css content
form.set('a', 'one');
form.delete('file "x"');
console.log([...form]); // => [['a', 'one']]

const encoded = await new Response(new URLSearchParams('x=1&y=a+b')).formData();
console.log([...encoded]); // => [['x', '1'], ['y', 'a b']]
await new Response('text').formData().catch((error) => console.log(error.name)); // => TypeError
