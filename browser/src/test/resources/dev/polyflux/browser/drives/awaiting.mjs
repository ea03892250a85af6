// A worker that may not wait awaits: what it reads is a link, and awaiting sends the whole chain.
import { ffi } from 'pyscript';

const { page, document } = window;
const is = (given, expected) => {
  if (!Object.is(given, expected)) throw new Error(`${String(given)} is not ${String(expected)}`);
};

is(await document.title, 'stand-in');
is(await page.numbers[2], 2);
is(await page.echo(5), 5);
is(await page.later(6), 6);
const point = await new page.Point(3, 4);
is(await point.sum(), 7);
is(await page.call((a, b) => a + b, 2, 3), 5);
is(await page.caught(() => page.fails()), 'RangeError: too far');
is(await page.fails().catch(({ message }) => message), 'too far');
await ffi.assign(await document.body.style, { color: 'red' }); // setting cannot be awaited
is(await document.body.style.color, 'red');

const mine = () => 1;
await page.keep(mine);
is(await page.same(mine), true);
is(await page.kept, mine);

const clicked = new Promise((resolve) => document.getElementById('button0').addEventListener('click', (event) => resolve(event.type)));
await document.getElementById('button0').click();
is(await clicked, 'click');
