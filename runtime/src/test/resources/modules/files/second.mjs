globalThis.order.push('mjs');
export { order } from './first.cjs';
