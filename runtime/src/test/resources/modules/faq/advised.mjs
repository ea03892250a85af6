import './library.js';
import it from './old.js';
const { util } = it;
import './plain.js'; // => plain has run 1
console.log(globalThis.util.add(1, 2), util); // => 3 1
