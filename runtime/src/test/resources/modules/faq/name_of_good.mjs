import { util } from './good.mjs';
console.log(util);
