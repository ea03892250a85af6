console.log(btoa('hello\xff'), atob(' aGVs bG8= '), atob('aGVsbG8')); // => aGVsbG// hello hello
console.log(btoa('') === '', atob('') === ''); // => true true
for (const wrong of [() => btoa('€'), () => atob('a'), () => atob('a*==')]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code);
  }
}
// => InvalidCharacterError 5
// => InvalidCharacterError 5
// => InvalidCharacterError 5

const decoder = new TextDecoder();
console.log(decoder.decode(new Uint8Array([0xc3]), { stream: true }) + decoder.decode(new Uint8Array([0xa9]))); // => é
console.log(new TextEncoder().encodeInto('é€', new Uint8Array(4))); // => {read: 1, written: 2}
try {
  new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]));
} catch (error) {
  console.log(error.name); // => TypeError
}
