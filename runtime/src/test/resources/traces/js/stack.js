const shown = (error) => console.log(error.stack);
function fail() {
  throw new Error('two\nlines');
}
try {
  [1].forEach(() => fail());
} catch (error) {
  shown(error);
}
try {
  window.call(() => fail());
} catch (error) {
  shown(error);
}
try {
  window.outer('there');
} catch (error) {
  shown(error);
  console.log(error.constructor === RangeError, Object.keys(error).length);
}
//| Error: two
//| lines
//|     at fail (stack.js:3:9)
//|     at stack.js:6:21
//|     at stack.js:6:7
//| Error: two
//| lines
//|     at fail (stack.js:3:9)
//|     at stack.js:11:21
//|     at stack.js:11:10
//| RangeError: there
//|     at inner (main.js:2:9) [javascript]
//|     at outer (main.js:5:3) [javascript]
//|     at stack.js:16:10
//| true 0
