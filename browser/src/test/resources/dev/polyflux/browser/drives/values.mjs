// Values cross as reflected-ffi has them, and what is the same stays the same.
const { page, document } = window;
const is = (given, expected) => {
  if (!Object.is(given, expected)) throw new Error(`${String(given)} is not ${String(expected)}`);
};

is(document.title, 'stand-in');
for (const value of [undefined, null, true, 0, -0, 1.5, NaN, Infinity, 2n ** 60n, -(2n ** 63n), 'text', Symbol.iterator, Symbol.for('mine')]) is(page.echo(value), value);
is(page.unique, page.unique);
is(page.echo(page.unique), page.unique);
const mine = () => 1;
page.keep(mine);
is(page.same(mine), true);
is(page.kept, mine);
is(page.typeOf({ a: 1 }), 'object');
is(page.typeOf([1]), 'array');
is([...page.numbers].join(), '3,1,2');
is(page.shared.get('a'), 1);
const point = new page.Point(3, 4);
is(point.sum(), 7);
is(point instanceof page.Point, true);
is(Object.keys(point).join(), 'x,y');
is('x' in point, true);
is(delete point.x, true);
is('x' in point, false);
is(await page.later(3), 3);
is(window.isNaN(NaN), true);
try {
  page.echo(2n ** 65n);
  throw new Error('it was sent');
} catch (error) {
  is(/64 bits/.test(error.message), true);
}
const cycle = { a: 1 };
cycle.self = cycle;
page.keep(cycle);
is(page.kept.self.self.a, 1);
