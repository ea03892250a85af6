import { util } from './plain.js';
console.log(util);
