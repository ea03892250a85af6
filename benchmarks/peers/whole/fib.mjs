import { env } from 'node:process';

const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));

let value;
for (let i = 0; i < Number(env.TIMES); i++) value = fib(24);
console.log(value);
