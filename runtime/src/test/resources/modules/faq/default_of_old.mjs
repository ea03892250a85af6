import it from './old.js';
console.log(it);
