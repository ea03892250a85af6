package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Guest code whose timers go by a clock that the test moves. */
final class VirtualTimeTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final VirtualTime time = VirtualTime.create();
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .time(time)
            .output(line -> printed.add(line.text()))
            .build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private Worker begun(String file, String code) {
        Worker worker = polyflux.start(WorkerSpec.of(file, code + "\n"));
        worker.ended().block(LIMIT);
        return worker;
    }

    @Test
    void timersOfBothLanguagesFireAtTheirTimeWhenItIsAdvanced() {
        begun("a.js", "setTimeout(() => console.log('js 1 s'), 1000); setTimeout(() => console.log('js 3 s'), 3000);");
        begun(
                "b.py",
                "import asyncio\nasync def later():\n  await asyncio.sleep(2)\n  print('py 2 s')\ntask = asyncio.create_task(later())");

        assertThat(printed).isEmpty();
        time.advance(Duration.ofMillis(999));
        assertThat(printed).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(printed).containsExactly("js 1 s");
        time.advance(Duration.ofSeconds(2));
        assertThat(printed).containsExactly("js 1 s", "py 2 s", "js 3 s");
    }

    @Test
    void timersThatTimersMakeFireInTheSameAdvance() {
        begun(
                "a.py",
                """
                import asyncio
                loop = asyncio.get_running_loop()
                async def tick():
                    for number in range(5):
                        await asyncio.sleep(1)
                        print(number, round(loop.time()))
                task = asyncio.create_task(tick())
                """);

        time.advance(Duration.ofSeconds(10));

        assertThat(printed).containsExactly("0 1", "1 2", "2 3", "3 4", "4 5");
    }

    @Test
    void threeConcurrentAwaitsOfOneTimerEachTakeTheTimeOfOne() {
        Worker worker =
                begun("a.js", "sync.later = (ms) => new Promise((resolve) => setTimeout(() => resolve(ms), ms));");
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        Flux.just(100, 100, 100)
                .flatMap(millis -> worker.call("later", Integer.class, millis))
                .subscribe(answers::add);

        time.advance(Duration.ofMillis(99));
        assertThat(answers).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(answers).containsExactlyElementsOf(List.of(100, 100, 100));
    }

    @Test
    void aScriptThatSleepsAtItsTopLevelEndsWhenItsTimeHasCome() {
        Worker worker = polyflux.start(
                WorkerSpec.of("a.py", "import polyflux\nawait polyflux.sleep(3600)\nprint('an hour')\n"));
        while (polyflux.pending().getOrDefault("a", List.of()).stream().noneMatch("1 timer"::equals)) {
            Thread.onSpinWait();
        }

        time.advance(Duration.ofHours(1));

        assertThat(worker.ended().block(LIMIT)).isInstanceOf(Done.class);
        assertThat(printed).containsExactly("an hour");
        assertThat(Objects.requireNonNull(polyflux.worker("a")).name()).isEqualTo("a");
    }
}
