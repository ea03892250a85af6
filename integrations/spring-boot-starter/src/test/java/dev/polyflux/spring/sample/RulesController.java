package dev.polyflux.spring.sample;

import dev.polyflux.Pool;
import dev.polyflux.spring.PolyfluxWorkers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Calls functions by their names, those that fail among them. */
@RestController
class RulesController {

    private final PolyfluxWorkers workers;
    private final Pool rules;

    RulesController(PolyfluxWorkers workers) {
        this.workers = workers;
        this.rules = workers.get("rules");
    }

    @GetMapping("/rules/{function}")
    Mono<String> rule(@PathVariable String function) {
        return rules.call(function, String.class);
    }

    @GetMapping("/workers/{worker}/{function}")
    Mono<String> any(@PathVariable String worker, @PathVariable String function) {
        return workers.get(worker).call(function, String.class);
    }
}
