package dev.polyflux.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Pool;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.junit.ShopTest.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests are given the runtime of their class, its workers, and what is bound to them; what one test starts no other sees. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PolyfluxExtensionTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @RegisterExtension
    static final PolyfluxExtension POLYFLUX = PolyfluxExtension.create()
            .worker(WorkerSpec.of("shop.js", "sync.price = (name) => { print(name); return name.length; }"))
            .worker(WorkerSpec.of("other.js", "sync.one = () => 1"));

    @Test
    void aWorkerIsAParameter(@OfWorker("other") Worker worker) {
        assertThat(worker.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
    }

    @Test
    void anInterfaceIsBound(@OfWorker("shop") Shop shop, PrintedLines lines) {
        assertThat(shop.price("tea").block(LIMIT)).isEqualTo(3);
        assertThat(lines.of("shop")).containsExactly("tea");
        assertThat(lines.errorsOf("shop")).isEmpty();
    }

    @Test
    @Order(1)
    void aTestMayStartWorkersOfItsOwn(Polyflux polyflux) {
        Worker own = polyflux.start(WorkerSpec.of("own.js", "print('own')"));
        own.started().block(LIMIT);
        Pool pool = polyflux.pool(WorkerSpec.of("pooled.js", "sync.one = () => 1"), 2);
        assertThat(pool.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
        assertThat(polyflux.workers()).extracting(Worker::name).contains("own");
    }

    @Test
    @Order(2)
    void whichAreGoneAfterIt(Polyflux polyflux, PrintedLines lines) {
        assertThat(polyflux.workers()).extracting(Worker::name).isEqualTo(List.of("other", "shop"));
        assertThat(polyflux.pools()).isEmpty();
        assertThat(lines.all()).isEmpty();
    }
}
