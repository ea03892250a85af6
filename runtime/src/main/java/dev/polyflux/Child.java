package dev.polyflux;

import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.StartedWorker;
import reactor.core.publisher.Mono;

/** A worker as guest code that started it holds it. */
record Child(Worker worker) implements StartedWorker {

    @Override
    public String name() {
        return worker.name();
    }

    @Override
    public Exports exports() {
        return worker.station().exports();
    }

    @Override
    public Mono<Void> ran() {
        return worker.started().then();
    }

    @Override
    public Mono<Void> terminate() {
        return worker.terminate();
    }

    @Override
    public Post post() {
        return worker.mail();
    }
}
