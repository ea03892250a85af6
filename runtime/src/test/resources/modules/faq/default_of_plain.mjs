import it from './plain.js';
console.log(it);
