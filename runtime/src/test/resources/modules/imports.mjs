import dual, { kind, version } from 'dual';
import text from 'dual/tools/read.text';
import both from 'dual/both';
console.log(dual(), kind, version, text, both); // => dual by import esm 1.0.0 text both

import classic from 'classic';
import { greet } from 'classic/lib/helper.js';
console.log(classic('import'), classic.folder, classic.data.answer, classic.file); // => hello, import folder 42 main.js in lib
console.log(greet('sub-path')); // => hello, sub-path

import flagged, { named, lazy } from 'flagged';
console.log(flagged.default, named, lazy, flagged.__esModule); // => default of flagged named lazy true

import * as collected from 'collected';
console.log(collected.one, collected.three, collected.class, collected['not-a-name']); // => 1 3 reserved named by a text
console.log(Object.keys(collected).sort().join()); // => class,default,module.exports,not-a-name,one,own,three,uno

import cyclic, { seen } from 'cyclic';
console.log(seen, cyclic.now()); // => early early,late,seen,now

import typed from 'typed';
import old from 'typed/old.cjs';
import scoped from '@scope/pkg';
import nesting from 'nesting';
import awaiting from 'awaiting';
console.log(typed, old.old, scoped, awaiting); // => inner,y,part a object of a scope awaited
console.log(nesting); // => dual of nesting,hello, nested

import { order } from './files/first.cjs';
import './files/second.mjs';
import './files/third.cjs';
console.log(order.join()); // => cjs,mjs,third

import { found } from './files/syntax.js';
import plain from './files/plain.js';
import umd from './files/umd.js';
import data from './node_modules/classic/lib/data.json' with { type: 'json' };
console.log(found, plain.found, umd.umd, data.answer); // => by its syntax function true 42

const again = await import('dual');
console.log(again.default === dual, (await import('./node_modules/dual/esm/index.mjs')) === again); // => true true
console.log((await import('classic')).default === classic); // => true
