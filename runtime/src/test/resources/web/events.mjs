const target = new EventTarget();
const heard = [];
const hear = (name) => (event) => heard.push(name ?? event.type);
const tell = () => console.log(heard.splice(0).join(' '));

target.addEventListener('a', hear('first'), { once: true });
target.addEventListener('a', { handleEvent(event) { heard.push(this !== target && event.currentTarget === target); } }); // prettier-ignore
target.addEventListener('a', hear('captures'), true);
target.dispatchEvent(new Event('a'));
tell(); // => captures first true
target.dispatchEvent(new Event('a'));
tell(); // => captures true

// The same listener counts once, and goes with what it came with.
const same = hear('same');
target.addEventListener('b', same);
target.addEventListener('b', same);
target.addEventListener('b', same, { capture: true });
target.dispatchEvent(new Event('b'));
tell(); // => same same
target.removeEventListener('b', same, true);
target.dispatchEvent(new Event('b'));
tell(); // => same

const controller = new AbortController();
target.addEventListener('c', hear('with signal'), { signal: controller.signal });
target.dispatchEvent(new Event('c'));
tell(); // => with signal
controller.abort();
target.dispatchEvent(new Event('c'));
tell(); // =>

target.addEventListener('d', (event) => event.preventDefault(), { passive: true });
console.log(target.dispatchEvent(new Event('d', { cancelable: true }))); // => true
target.addEventListener('d', (event) => event.preventDefault());
console.log(target.dispatchEvent(new Event('d'))); // => true
console.log(target.dispatchEvent(new Event('d', { cancelable: true }))); // => false

target.addEventListener('e', (event) => event.stopImmediatePropagation());
target.addEventListener('e', hear('too late'));
target.addEventListener('e', null);
target.dispatchEvent(new Event('e'));
tell(); // =>

const event = new CustomEvent('f', { detail: { a: 1 } });
console.log(event.detail.a, event.bubbles, event.target, event instanceof Event); // => 1 false null true
target.addEventListener('f', () => {
  try {
    target.dispatchEvent(event);
  } catch (error) {
    console.log(error.name); // => InvalidStateError
  }
});
target.dispatchEvent(event);
console.log(event.target === target, event.currentTarget, event.eventPhase); // => true null 0
console.log(new MessageEvent('m', { data: 1 }).data, new ErrorEvent('e', { message: 'm' }).message); // => 1 m

for (const wrong of [() => new Event(), () => target.addEventListener('x', 'code'), () => target.dispatchEvent({ type: 'x' })]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
// => TypeError an Event needs a type: new Event('name')
// => TypeError a listener is a function or has handleEvent(), it cannot be string
// => TypeError dispatchEvent needs an Event: new Event(type)

class Counter extends EventTarget {
  count() {
    this.dispatchEvent(new CustomEvent('count', { detail: 1 }));
  }
}
const counter = new Counter();
counter.addEventListener('count', ({ detail }) => console.log('counted', detail));
counter.count(); // => counted 1
