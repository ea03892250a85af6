package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.VirtualTime;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What waits does so by the realm's clock, which a test moves. */
final class MicroPythonTimeTest {

    @Test
    void asyncioSleepsByTheRealmsClock() {
        VirtualTime time = VirtualTime.create();
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .time(time)
                .output(line -> printed.add(line.text()))
                .build()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "sleeps.mpy.py",
                            """
                    import asyncio
                    async def later():
                        await asyncio.sleep(3600)
                        print("slept")
                    asyncio.create_task(later())
                    """));
            worker.ended().block(Duration.ofMinutes(4));
            time.advance(Duration.ofMinutes(59));
            assertThat(printed).isEmpty();
            time.advance(Duration.ofMinutes(2));
            assertThat(printed).containsExactly("slept");
        }
    }
}
