package dev.polyflux.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** The test that {@code docs/testing.md} shows. */
// [page
final class ShopTest {

    @RegisterExtension
    static final PolyfluxExtension POLYFLUX = PolyfluxExtension.create()
            .worker(
                    WorkerSpec.of(
                            "shop.js",
                            """
                    sync.price = (name) => { print(`asked for ${name}`); return name.length; };
                    sync.slow = async () => { await new Promise((resolve) => setTimeout(resolve, 3_600_000)); return 'late'; };
                    sync.never = () => new Promise(() => {});
                    """))
            .virtualTime();

    interface Shop {

        Mono<Integer> price(String name);
    }

    @Test
    void aPriceIsAskedFor(@OfWorker("shop") Shop shop, PrintedLines lines) {
        assertThat(shop.price("tea").block()).isEqualTo(3);
        assertThat(lines.of("shop")).containsExactly("asked for tea");
    }

    @Test
    void anHourPassesInAMoment(Worker worker, TestTime time) {
        Mono<String> slow = worker.call("slow", String.class).cache();
        slow.subscribe();
        time.advance(Duration.ofHours(1));
        assertThat(slow.block()).isEqualTo("late");
    }

    @Test
    void reactorsOperatorsGoByTheSameTime(Worker worker, TestTime time) {
        Mono<String> impatient = worker.call("never", String.class)
                .timeout(Duration.ofMinutes(1))
                .onErrorReturn("gave up")
                .cache();
        impatient.subscribe();
        time.advance(Duration.ofMinutes(2));
        assertThat(impatient.block()).isEqualTo("gave up");
    }
}
// page]
