import { env } from 'node:process';
import { loops } from './loops.mjs';

console.log(await loops(window, Number(env.TIMES))[env.OPERATION]());
