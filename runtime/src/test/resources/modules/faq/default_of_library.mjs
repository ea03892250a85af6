import it from './library.js';
console.log(it);
