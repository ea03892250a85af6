package dev.polyflux.samples;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Arguments;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The weather sample as a reactive service holds it: a Python worker behind Java's own types. */
public final class WeatherService implements AutoCloseable {

    private static final String MAIN = "globalThis.progress = () => {}";

    private final Polyflux polyflux;
    private final Worker stats;

    /** The figures of some days, as {@code stats.py} gives them. */
    public record Figures(int days, int years, double low, double mean, double high, double rain, double wet) {}

    /** The figures of one month over all years. */
    public record Month(
            String month, int days, int years, double low, double mean, double high, double rain, double wet) {}

    /** Starts the worker; {@code folder} is the sample's folder, {@code samples/weather}. */
    public WeatherService(Path folder) {
        polyflux = Polyflux.builder().access(Access.USER).main("main.js", MAIN).build();
        stats = polyflux.start(WorkerSpec.of(folder.resolve("stats.py")));
    }

    /** All days of one month's name in one year. */
    public Mono<Figures> figures(String month, int year) {
        return stats.call(
                "figures", Figures.class, Arguments.none().with("month", month).with("year", year));
    }

    /** Month after month; Python computes only those that are asked for. */
    public Flux<Month> monthly() {
        return stats.stream("monthly", Month.class);
    }

    /** What happens to main and to the worker, from what holds now until the service is closed. */
    public Flux<LifecycleEvent> events() {
        return polyflux.events();
    }

    @Override
    public void close() {
        polyflux.close();
    }

    /** Prints the first quarter and one month of {@code samples/weather}. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length == 0 ? "samples/weather" : arguments[0]);
        try (WeatherService weather = new WeatherService(folder)) {
            weather.events()
                    .ofType(RealmEvent.class)
                    .subscribe(event -> System.err.println(event.worker() + ": " + event.type()));
            weather.monthly().take(3).doOnNext(System.out::println).blockLast();
            System.out.println(weather.figures("July", 2015).block());
        }
    }
}
