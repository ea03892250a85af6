const blob = new Blob(['a€', new Uint8Array([98]), new Blob(['c'])], { type: 'TEXT/Plain' });
console.log(blob.size, blob.type, await blob.text()); // => 6 text/plain a€bc
const part = blob.slice(-2, undefined, 'x/y');
console.log(part.size, part.type, await part.text(), part instanceof Blob); // => 2 x/y bc true
console.log((await blob.arrayBuffer()).byteLength, (await blob.bytes())[0], blob); // => 6 97 Blob {size: 6, type: 'text/plain'}
let size = 0;
for await (const chunk of new Blob([new Uint8Array(200000)]).stream()) size += chunk.length;
console.log(size, await new Response(new Blob([]).stream()).text() === ''); // => 200000 true

const file = new File([blob], 'name.txt', { lastModified: 5 });
console.log(file.name, file.size, file.lastModified, file instanceof Blob); // => name.txt 6 5 true
for (const wrong of [() => new Blob('text'), () => new File(['x'])]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
// => TypeError a Blob is made of a list of parts: new Blob([part])
// => TypeError a File needs parts and a name: new File([part], name)
