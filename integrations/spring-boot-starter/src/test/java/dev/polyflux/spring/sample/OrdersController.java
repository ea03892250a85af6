package dev.polyflux.spring.sample;

import dev.polyflux.spring.sample.Orders.Item;
import dev.polyflux.spring.sample.Orders.Receipt;
import dev.polyflux.spring.sample.Orders.Tick;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// [page
@RestController
class OrdersController {

    private final Orders orders;

    OrdersController(Orders orders) {
        this.orders = orders;
    }

    @PostMapping("/orders")
    Mono<Receipt> order(@RequestBody List<Item> items) {
        return orders.total(items);
    }

    @GetMapping(path = "/ticks", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Tick> ticks() {
        return orders.ticks();
    }
    // page]

    @GetMapping("/closed-streams")
    Mono<Integer> closedStreams() {
        return orders.closedStreams();
    }
}
