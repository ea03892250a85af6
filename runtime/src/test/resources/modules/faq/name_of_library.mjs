import { util } from './library.js';
console.log(util);
