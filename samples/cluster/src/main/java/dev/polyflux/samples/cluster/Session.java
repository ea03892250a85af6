package dev.polyflux.samples.cluster;

import dev.polyflux.TypeRef;
import dev.polyflux.Worker;
import dev.polyflux.core.TransientException;
import dev.polyflux.samples.cluster.Chat.Said;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One person's session: a worker that hears what is said. */
final class Session {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Worker worker;

    Session(Worker worker) {
        this.worker = worker;
    }

    /**
     * Tells what it has not heard. It says each time how much it has, and takes nothing but what comes next, so that asking again is
     * safe: whatever is lost with a node is told once more.
     */
    Mono<Void> tell(List<Said> said) {
        Retry again =
                Retry.backoff(Long.MAX_VALUE, FIRST).maxBackoff(LONGEST).filter(TransientException.class::isInstance);
        return hear(0, "", "")
                .expand(heard -> heard < said.size()
                        ? hear(heard + 1, said.get(heard).who(), said.get(heard).text())
                        : Mono.empty())
                .retryWhen(again)
                .then();
    }

    private Mono<Integer> hear(int number, String who, String text) {
        return worker.call("hear", Integer.class, number, who, text);
    }

    /** What it has heard. */
    Mono<List<String>> transcript() {
        return worker.call("transcript", new TypeRef<>() {});
    }

    /** The process that it is in, if its language knows. */
    Mono<Long> where() {
        return worker.call("where", Long.class);
    }
}
