import { util } from './old.js';
console.log(util);
