// What a worker's script has of whoever started it: `postMessage`, `onmessage` and their like, as in the web's workers.
(realm) => {
  const { seam } = realm;
  const { starting } = seam;
  const { MessageEvent } = realm.part('events');
  const { EventTarget, attribute, standsFor } = realm.part('targets');
  const { message } = realm.offered('pyscript/starting.js');

  class Scope extends EventTarget {
    addEventListener(type, ...given) {
      super.addEventListener(type, ...given);
      if (type === 'message') starting.receive(undefined, (data) => void this.dispatchEvent(new MessageEvent('message', { data })));
    }
  }
  for (const type of ['message', 'messageerror']) attribute(Scope, type);
  const scope = new Scope();
  standsFor.set(scope, globalThis);

  const postMessage = (data, options) => void starting.send(undefined, message(data, options));
  const close = () => void starting.close();

  // The same as members of an object.
  const xworker = (members) =>
    Object.defineProperty({ ...members, postMessage, close }, 'onmessage', {
      get: () => scope.onmessage,
      set: (handler) => void (scope.onmessage = handler),
      enumerable: true,
    });

  return {
    scope,
    xworker,
    postMessage,
    close,
    addEventListener: (...given) => void scope.addEventListener(...given),
    removeEventListener: (...given) => void scope.removeEventListener(...given),
    dispatchEvent: (event) => scope.dispatchEvent(event),
  };
}
