package dev.polyflux.spring;

import dev.polyflux.Access;
import dev.polyflux.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.properties} says of Polyflux.
 *
 * @param access what guest code may reach outside
 * @param configuration where the configuration of all workers lies, as {@code classpath:polyflux.toml}
 * @param packages the Python packages of all workers, where no configuration says them
 * @param waitDeadline how long a thread waits for a method of an interface that blocks; for as long as it takes by default
 * @param exposeDeadline how long a script may go on without exposing a function that is called
 * @param startTimeout how long the application waits for its workers when it starts, before it fails
 * @param drain how long calls that are under way have when the application stops
 * @param reload whether workers are renewed when their scripts change, and how often that is looked for
 * @param workers the workers, by their names
 */
@ConfigurationProperties("polyflux")
public record PolyfluxProperties(
        @DefaultValue("sandbox") Access access,
        @Nullable String configuration,
        @DefaultValue List<String> packages,
        @Nullable Duration waitDeadline,
        @DefaultValue("20s") Duration exposeDeadline,
        @DefaultValue("2m") Duration startTimeout,
        @DefaultValue("20s") Duration drain,
        @DefaultValue Reload reload,
        @DefaultValue Map<String, Declared> workers) {

    /**
     * Whether scripts are looked at again.
     *
     * @param enabled whether workers are renewed when their scripts change; for development
     * @param interval how often that is looked for
     */
    public record Reload(@DefaultValue("false") boolean enabled, @DefaultValue("1s") Duration interval) {}

    /**
     * One worker, or several alike that share the calls.
     *
     * @param script where its script lies, as {@code classpath:orders.py}
     * @param warmUp where a script lies that runs after it, before the worker counts as ready
     * @param configuration where its own configuration lies, in place of that of all
     * @param packages its own Python packages, in place of those of all
     * @param awaiting whether it never waits for main
     * @param strict whether it lends objects for the time of a call only
     * @param pool how many there are, and how calls are shared
     */
    public record Declared(
            String script,
            @Nullable String warmUp,
            @Nullable String configuration,
            @DefaultValue List<String> packages,
            @DefaultValue("false") boolean awaiting,
            @DefaultValue("false") boolean strict,
            @DefaultValue Sharing pool) {}

    /**
     * How workers of one script share the calls.
     *
     * @param size how many workers there are
     * @param spares how many more are kept warm
     * @param concurrency how many calls one of them has at a time
     * @param queue how many calls wait while all are busy
     * @param whenFull what becomes of a call that finds the queue full
     * @param patience how long a call waits for a worker
     * @param stuckAfter how long a worker may be in the midst of the same work before it is replaced
     * @param restarts how often in a row a worker that fails is started again
     */
    public record Sharing(
            @DefaultValue("1") int size,
            @DefaultValue("0") int spares,
            @DefaultValue("16") int concurrency,
            @DefaultValue("1024") int queue,
            @DefaultValue("fail") WhenFull whenFull,
            @DefaultValue("30s") Duration patience,
            @DefaultValue("30s") Duration stuckAfter,
            @DefaultValue("10") int restarts) {}
}
