package dev.polyflux.spring.sample;

import dev.polyflux.spring.PolyfluxWorker;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// [page
@PolyfluxWorker("orders")
interface Orders {

    Mono<Receipt> total(List<Item> items);

    Flux<Tick> ticks();

    Mono<Integer> closedStreams();

    record Item(String name, int count, double price) {}

    record Receipt(double total, int pieces) {}

    record Tick(int number) {}
}
// page]
