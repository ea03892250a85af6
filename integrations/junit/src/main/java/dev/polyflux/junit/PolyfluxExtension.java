package dev.polyflux.junit;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.Pool;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import reactor.core.publisher.Flux;

/**
 * A runtime for all tests of a class, which it is a static field of, with {@code @RegisterExtension}.
 *
 * <p>Tests have parameters of type {@link Polyflux}, {@link Worker} and any interface that is bound to one, both with {@link
 * OfWorker} where there are several workers, {@link PrintedLines} and {@link TestTime}. After each test the workers and pools that it
 * has started are terminated, and it fails where guests still hold objects that they did not hold before, or have work left. Classes
 * that run at the same time have runtimes of their own; tests of one class run one after the other.
 */
public final class PolyfluxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** How long a script may take to run, and to expose what an interface needs. */
    private static final Duration STARTING = Duration.ofMinutes(2);

    private final List<WorkerSpec> specs = new ArrayList<>();
    private final PrintedLines lines = new PrintedLines();
    private Consumer<PolyfluxBuilder> settings = builder -> {};
    private @Nullable TestTime time;
    private boolean leaksAllowed;
    private @Nullable Polyflux runtime;
    private @Nullable String began;
    private @Nullable Leaks leaks;
    private List<Pool> pools = List.of();

    private PolyfluxExtension() {}

    /** A runtime with the defaults and without workers; its methods change it, and give it back. */
    public static PolyfluxExtension create() {
        return new PolyfluxExtension();
    }

    /** Starts a worker before the first test, which waits until its script has run, for two minutes at most. */
    public PolyfluxExtension worker(WorkerSpec spec) {
        specs.add(spec);
        return this;
    }

    /** Sets what the runtime is to be like; what it prints is {@link PrintedLines} unless this says otherwise. */
    public PolyfluxExtension with(Consumer<PolyfluxBuilder> setting) {
        settings = settings.andThen(setting);
        return this;
    }

    /** Has guests and Reactor go by a {@link TestTime}. */
    public PolyfluxExtension virtualTime() {
        time = new TestTime();
        return this;
    }

    /** Does not look at what tests leave behind. */
    public PolyfluxExtension leaksAllowed() {
        leaksAllowed = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (runtime != null) {
            return; // of a class within the class
        }
        began = context.getUniqueId();
        PolyfluxBuilder builder = Polyflux.builder().output(lines::add);
        if (time != null) {
            builder.time(time.guests());
        }
        settings.accept(builder);
        Polyflux polyflux = builder.build();
        runtime = polyflux;
        List<Worker> workers = specs.stream().map(polyflux::start).toList();
        Flux.fromIterable(workers).concatMap(Worker::started).blockLast(STARTING);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        lines.forget();
        pools = runtime().pools();
        if (!leaksAllowed) {
            leaks = Leaks.since(runtime());
        }
        if (time != null) {
            time.begin();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (time != null) {
            time.end();
        }
        Flux.fromIterable(runtime().pools())
                .filter(pool -> !pools.contains(pool)) // it would take on others for those that are terminated
                .flatMap(pool -> pool.drain(Duration.ZERO))
                .blockLast(STARTING);
        runtime().workers().stream()
                .filter(worker -> specs.stream().noneMatch(spec -> spec.name().equals(worker.name())))
                .forEach(worker -> worker.terminate().block(STARTING));
        if (leaks != null && context.getExecutionException().isEmpty()) {
            leaks.check();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (runtime != null && context.getUniqueId().equals(began)) {
            runtime.close();
            runtime = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext asked, ExtensionContext context) {
        Class<?> type = asked.getParameter().getType();
        return type == Polyflux.class
                || type == Worker.class
                || type == PrintedLines.class
                || type == TestTime.class
                || asked.isAnnotated(OfWorker.class);
    }

    @Override
    public Object resolveParameter(ParameterContext asked, ExtensionContext context) {
        Parameter parameter = asked.getParameter();
        Class<?> type = parameter.getType();
        if (type == Polyflux.class) {
            return runtime();
        }
        if (type == PrintedLines.class) {
            return lines;
        }
        if (type == TestTime.class) {
            if (time == null) {
                throw new ParameterResolutionException(
                        "there is a TestTime with PolyfluxExtension.virtualTime() alone");
            }
            return time;
        }
        Worker worker = worker(asked.findAnnotation(OfWorker.class).orElse(null));
        return type == Worker.class
                ? worker
                : Objects.requireNonNull(worker.bind(type).block(STARTING));
    }

    private Worker worker(@Nullable OfWorker which) {
        if (which == null && specs.size() != 1) {
            throw new ParameterResolutionException(
                    "there are " + specs.size() + " workers: say which by @OfWorker(\"name\")");
        }
        String name = which == null ? specs.getFirst().name() : which.value();
        Worker worker = runtime().worker(name);
        if (worker == null) {
            throw new ParameterResolutionException(
                    "there is no worker '" + name + "': start it by PolyfluxExtension.worker");
        }
        return worker;
    }

    /**
     * The runtime, from the first test on.
     *
     * @throws NullPointerException before that, and after the last test
     */
    public Polyflux runtime() {
        return Objects.requireNonNull(runtime, "no test of the class has begun");
    }
}
