// node:diagnostics_channel: named channels that libraries tell what they do on.
() => {
  const channels = new Map(); // name -> weak reference to its channel
  const listened = new Set(); // channels that somebody listens to

  class Channel {
    #subscribers = [];

    constructor(name) {
      this.name = name;
    }

    get hasSubscribers() {
      return this.#subscribers.length > 0;
    }

    subscribe(subscriber) {
      if (typeof subscriber !== 'function') throw Object.assign(new TypeError('The "subscription" argument must be of type function'), { code: 'ERR_INVALID_ARG_TYPE' });
      this.#subscribers = [...this.#subscribers, subscriber];
      listened.add(this);
    }

    unsubscribe(subscriber) {
      const at = this.#subscribers.indexOf(subscriber);
      if (at < 0) return false;
      this.#subscribers = this.#subscribers.toSpliced(at, 1);
      if (!this.hasSubscribers) listened.delete(this);
      return true;
    }

    publish(message) {
      for (const subscriber of this.#subscribers) {
        try {
          subscriber(message, this.name);
        } catch (error) {
          reportError(error);
        }
      }
    }

    #stores = new Map(); // AsyncLocalStorage -> what it holds for a message

    bindStore(store, transform = (message) => message) {
      this.#stores.set(store, transform);
    }

    unbindStore(store) {
      return this.#stores.delete(store);
    }

    runStores(message, fn, receiver, ...args) {
      const run = [...this.#stores].reduce(
        (inner, [store, transform]) => () => store.run(transform(message), inner),
        () => {
          this.publish(message);
          return Reflect.apply(fn, receiver, args);
        },
      );
      return run();
    }
  }

  const channel = (name) => {
    const known = channels.get(name)?.deref();
    if (known !== undefined) return known;
    const made = new Channel(name);
    channels.set(name, new WeakRef(made));
    return made;
  };

  const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

  class TracingChannel {
    constructor(given) {
      for (const event of EVENTS) this[event] = typeof given === 'string' ? channel(`tracing:${given}:${event}`) : given[event];
    }

    get hasSubscribers() {
      return EVENTS.some((event) => this[event].hasSubscribers);
    }

    subscribe(handlers) {
      for (const event of EVENTS) if (handlers[event] !== undefined) this[event].subscribe(handlers[event]);
    }

    unsubscribe(handlers) {
      return EVENTS.filter((event) => handlers[event] !== undefined).every((event) => this[event].unsubscribe(handlers[event]));
    }

    traceSync(fn, context = {}, receiver, ...args) {
      this.start.publish(context);
      try {
        return (context.result = Reflect.apply(fn, receiver, args));
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    }

    async tracePromise(fn, context = {}, receiver, ...args) {
      try {
        const promise = this.traceSync(fn, context, receiver, ...args);
        return (context.result = await promise);
      } catch (error) {
        if (context.error !== error) {
          context.error = error;
          this.error.publish(context);
        }
        throw error;
      } finally {
        this.asyncStart.publish(context);
        this.asyncEnd.publish(context);
      }
    }
  }

  return {
    Channel,
    channel,
    hasSubscribers: (name) => channels.get(name)?.deref()?.hasSubscribers ?? false,
    subscribe: (name, subscriber) => channel(name).subscribe(subscriber),
    unsubscribe: (name, subscriber) => channel(name).unsubscribe(subscriber),
    tracingChannel: (name) => new TracingChannel(name),
  };
}
