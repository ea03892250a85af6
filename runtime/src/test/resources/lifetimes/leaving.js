// A worker that leaves an object with main, a timer and an open call behind.
class Leaving {
  name = 'still here';
}
const own = new Leaving();

window.keep(own);
window.greet((text) => text.length);
setInterval(() => own, 1e6);
sync.never = () => new Promise(() => {});
sync.ready = () => true;
