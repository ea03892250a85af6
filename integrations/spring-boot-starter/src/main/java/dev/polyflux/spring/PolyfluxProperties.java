package dev.polyflux.spring;

import dev.polyflux.Access;
import dev.polyflux.Grant;
import dev.polyflux.Limits;
import dev.polyflux.Supervision;
import dev.polyflux.WhenFull;
import dev.polyflux.WorkerGrant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What {@code application.properties} says of Polyflux.
 *
 * @param access what guest code may reach outside
 * @param grant what guest code may reach beyond that, by name
 * @param guestWorkers which workers guest code may start itself; by default what its access says
 * @param configuration where the configuration of all workers lies, as {@code classpath:polyflux.toml}
 * @param packages the Python packages of all workers, where no configuration says them
 * @param services the beans that all guests import as services, by the services' names
 * @param waitDeadline how long a thread waits for a method of an interface that blocks; for as long as it takes by default
 * @param exposeDeadline how long a script may go on without exposing a function that is called
 * @param rehearse whether a call of the starter's own, and a request, go through before the first of the application's do
 * @param startTimeout how long the application waits for its workers when it starts, before it fails
 * @param drain how long calls that are under way have when the application stops
 * @param reload whether workers are renewed when their scripts change, and how often that is looked for
 * @param workers the workers, by their names
 */
@ConfigurationProperties("polyflux")
public record PolyfluxProperties(
        @DefaultValue("sandbox") Access access,
        @DefaultValue Granted grant,
        @Nullable GuestWorkers guestWorkers,
        @Nullable String configuration,
        @DefaultValue List<String> packages,
        @DefaultValue Map<String, String> services,
        @Nullable Duration waitDeadline,
        @DefaultValue("20s") Duration exposeDeadline,
        @DefaultValue("true") boolean rehearse,
        @DefaultValue("2m") Duration startTimeout,
        @DefaultValue("20s") Duration drain,
        @DefaultValue Reload reload,
        @DefaultValue Map<String, Declared> workers) {

    /**
     * What guest code may reach beyond its access.
     *
     * @param read folders of the host that can be read, by the path at which guests see them, as {@code read.data=/srv/data} or
     *     {@code read[/data/eu]=/srv/eu}
     * @param write folders of the host that can be read and changed, by the path at which guests see them
     * @param resources folders of the class path that can be read, by the path at which guests see them
     * @param hosts hosts that can be reached, as {@code api.example.org}, with a port, or as {@code *.example.org}
     * @param environment variables of the environment that guests see, with their values
     * @param inherit names of variables that guests see as the process has them
     */
    public record Granted(
            @DefaultValue Map<String, String> read,
            @DefaultValue Map<String, String> write,
            @DefaultValue Map<String, String> resources,
            @DefaultValue List<String> hosts,
            @DefaultValue Map<String, String> environment,
            @DefaultValue List<String> inherit) {

        Grant grant() {
            Grant grant = Grant.NONE.inherit(inherit.toArray(String[]::new)).hosts(hosts.toArray(String[]::new));
            for (Map.Entry<String, String> folder : read.entrySet()) {
                grant = grant.read(path(folder.getKey()), Path.of(folder.getValue()));
            }
            for (Map.Entry<String, String> folder : write.entrySet()) {
                grant = grant.write(path(folder.getKey()), Path.of(folder.getValue()));
            }
            for (Map.Entry<String, String> folder : resources.entrySet()) {
                grant = grant.resources(path(folder.getKey()), folder.getValue());
            }
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                grant = grant.environment(variable.getKey(), variable.getValue());
            }
            return grant;
        }

        /** A key without brackets has no slash, {@code read.data} and even {@code read./data}. */
        private static String path(String key) {
            return key.startsWith("/") ? key : "/" + key;
        }
    }

    /**
     * Which workers guest code may start.
     *
     * @param atMost how many at a time, those that these start included; 0 for none
     * @param from scripts that it may start beside its own files, and folders of such scripts
     */
    public record GuestWorkers(@DefaultValue("8") int atMost, @DefaultValue List<String> from) {

        WorkerGrant grant() {
            WorkerGrant grant = WorkerGrant.atMost(atMost);
            for (String place : from) {
                grant = grant.from(Path.of(place));
            }
            return grant;
        }
    }

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
     * @param limits how much it may take
     * @param pool how many there are, and how calls are shared
     */
    public record Declared(
            String script,
            @Nullable String warmUp,
            @Nullable String configuration,
            @DefaultValue List<String> packages,
            @DefaultValue("false") boolean awaiting,
            @DefaultValue("false") boolean strict,
            @DefaultValue Most limits,
            @DefaultValue Sharing pool) {}

    /**
     * How much a worker may take.
     *
     * @param callTime how long a call for one value may take by the clock; for ever by default
     * @param cpuTime how long a call may compute at one go; for ever by default
     * @param allocation how many bytes a call may allocate at one go; 0 for any number
     * @param output how many bytes the worker may print, from its start on; 0 for any number
     * @param references how many references to its objects others may hold; 0 for any number
     * @param messageSize how large one value that it sends may be, in elements, characters and bytes together; 0 for what is allowed to all
     * @param nesting how deep calls that wait for each other may be nested; 0 for 200
     * @param keeps whether the worker goes on when a call of it was stopped; where not, another one takes its place
     */
    public record Most(
            @Nullable Duration callTime,
            @Nullable Duration cpuTime,
            @DefaultValue("0B") DataSize allocation,
            @DefaultValue("0B") DataSize output,
            @DefaultValue("0") long references,
            @DefaultValue("0") long messageSize,
            @DefaultValue("0") int nesting,
            @DefaultValue("true") boolean keeps) {

        Limits limits() {
            return new Limits(
                    callTime, cpuTime, allocation.toBytes(), output.toBytes(), references, messageSize, nesting, keeps);
        }
    }

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
     * @param minBackoff how long the first of these restarts waits; each one waits twice as long as the one before
     * @param maxBackoff how long any of them waits at most
     */
    public record Sharing(
            @DefaultValue("1") int size,
            @DefaultValue("0") int spares,
            @DefaultValue("16") int concurrency,
            @DefaultValue("1024") int queue,
            @DefaultValue("fail") WhenFull whenFull,
            @DefaultValue("30s") Duration patience,
            @DefaultValue("30s") Duration stuckAfter,
            @DefaultValue("10") int restarts,
            @DefaultValue("100ms") Duration minBackoff,
            @DefaultValue("30s") Duration maxBackoff) {

        Supervision supervision() {
            return new Supervision(restarts, minBackoff, maxBackoff);
        }
    }
}
