package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** All hooks, in their one order: on main and on workers, synchronous or not, of Java and of guests. */
final class HooksOrderTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> POINTS =
            List.of("onReady", "onBeforeRun", "codeBeforeRun", "script", "codeAfterRun", "onAfterRun");

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    /** What a run tells of its points, each of which is told with what its hook has seen. */
    private static List<String> order(boolean main, boolean async) {
        List<String> order = new ArrayList<>(main ? List.of() : List.of("onWorker"));
        POINTS.forEach(point -> order.add(async && point.endsWith("Run") ? point + "Async" : point));
        return order;
    }

    private static String resource(String name) {
        try (InputStream in = HooksOrderTest.class.getResourceAsStream("/hooks/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hook(Hooks hooks) {
        for (HookPoint point : HookPoint.values()) {
            String name = point.toString();
            if (point.isCode()) {
                hooks.code(
                        point,
                        HookScope.all().language("py"),
                        "import asyncio\nawait asyncio.sleep(0)\nprint('" + name + "')");
                hooks.code(point, HookScope.all().language("js"), "await null; console.log('" + name + "')");
            } else {
                hooks.on(point, HookScope.all(), "tells", context -> seen(context)
                        .then(Mono.fromRunnable(() -> told.add(name))));
            }
        }
    }

    /** A hook evaluates in the realm that it is called for, where there is one. */
    private static Mono<Object> seen(HookContext context) {
        return context.point() == HookPoint.ON_WORKER
                ? Mono.just(42)
                : context.run("6 * 7").doOnNext(value -> assertThat(value).isEqualTo(42));
    }

    @ParameterizedTest
    @CsvSource({
        "main,   py, true", "main,   py, false", "main,   js, true", "main,   js, false",
        "worker, py, true", "worker, py, false", "worker, js, true", "worker, js, false"
    })
    void javasHooksComeInOneOrder(String realm, String language, boolean async) {
        String code = language.equals("py") ? "print('script')" : "console.log('script')";
        boolean main = realm.equals("main");
        PolyfluxBuilder builder =
                Polyflux.builder().async(async).hooks(this::hook).output(line -> told.add(line.text()));
        if (main) {
            builder.main("main." + language, code);
        }
        try (Polyflux polyflux = builder.build()) {
            Mono<Ending> ended = main
                    ? MainScript.ended(polyflux)
                    : polyflux.start(WorkerSpec.of("hooked." + language, code)).ended();
            assertThat(ended.block(LIMIT)).isInstanceOf(Done.class);
        }
        assertThat(told).containsExactlyElementsOf(order(main, async));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.js", "main.py"})
    void guestsHooksComeInTheSameOrder(String main) {
        try (Polyflux polyflux = Polyflux.builder()
                .main(main, resource(main))
                .output(line -> told.add(line.text()))
                .build()) {
            List<WorkerSpec> specs =
                    Stream.of("py", "js").flatMap(HooksOrderTest::workers).toList();
            MainScript.ended(polyflux).block(LIMIT);
            specs.forEach(spec ->
                    assertThat(polyflux.start(spec).ended().block(LIMIT)).isInstanceOf(Done.class));
            for (WorkerSpec spec : specs) {
                String type = spec.name().startsWith("py") ? " py 42" : " js 42";
                boolean async = !spec.name().endsWith("sync");
                assertThat(told.stream().filter(line -> line.startsWith(spec.name() + " ")))
                        .containsExactlyElementsOf(order(false, async).stream()
                                .map(point -> spec.name() + " " + point
                                        + (point.equals("onWorker") ? " null" : point.startsWith("on") ? type : ""))
                                .toList());
            }
            assertThat(told).doesNotContain("never");
        }
    }

    private static Stream<WorkerSpec> workers(String language) {
        String code = language.equals("py") ? "print(NAME, 'script')" : "console.log(NAME, 'script')";
        WorkerSpec spec = WorkerSpec.of(language + "." + language, code);
        return Stream.of(
                spec,
                spec.awaiting().named(language + "awaiting"),
                spec.synchronous().named(language + "sync"));
    }
}
