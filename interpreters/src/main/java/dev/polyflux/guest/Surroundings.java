package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.Recall;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** What guest code finds around it: its own realm and its way to the others. */
public interface Surroundings {

    /** The realm's event loop. */
    EventLoop loop();

    /**
     * What guests call {@code window}: main's global object, where nothing else was given; waits until main has booted.
     *
     * @throws dev.polyflux.core.PolyfluxException when main failed to boot
     */
    Ref window();

    /**
     * What a worker exposes, and main exposes to it.
     *
     * @throws dev.polyflux.core.NoSuchWorkerException when there is none of that name
     */
    Exports exports(String worker);

    /** The same as soon as there is a worker of that name; an error where none comes. */
    Mono<Exports> exporting(String worker);

    /**
     * Completes when the script of a worker of that name has come to its end or its first suspension; an error where none comes,
     * or it does not boot.
     */
    Mono<Void> ready(String worker);

    /** The hooks of all realms. */
    Hooks hooks();

    /** What happens to all realms. */
    Lifecycle lifecycle();

    /**
     * Starts a worker for guest code; its script begins when the present turn is over.
     *
     * @throws dev.polyflux.core.ConfigurationException when there is no such script, or no such worker may be started
     */
    StartedWorker start(WorkerOrder order);

    /** What the realm and whoever started it have to say to each other. */
    Post post();

    /** Ends the realm as its script's own wish, where it is a worker. */
    void leave();

    /** The names of the workers there are. */
    List<String> workers();

    /** Whether the realm is main. */
    boolean isMain();

    /** Whether the realm may wait for others. */
    boolean waits();

    /** How long what a proxy has read is kept; zero where it is not. */
    Duration ffiTimeout();

    /** Whether the realm lends its objects for the time of a call only, as Pyodide does. */
    boolean strict();

    /** Whether guest code may do what the user who runs the JVM may; otherwise it reaches nothing outside the realms. */
    boolean trusted();

    /** Whether guest code may connect to a host, at a port; in the sandbox where that is granted. */
    boolean mayReach(String host, int port);

    /** Variables of the environment that guest code sees beside those of its access. */
    Map<String, String> environment();

    /** Whether guest code may load and call native code. */
    boolean nativeCode();

    /** What its configuration gives the realm. */
    Provisions provisions();

    /** What guests keep beyond a script's end. */
    Storage storage();

    /** Shows what guest code displays, as a value of several MIME types; false where nobody looks. */
    boolean show(String target, boolean append, Map<String, String> bundle);

    /** Prints the beginning of a line, which is seen at once. */
    void begin(String text, boolean error);

    /** Whether anybody takes what guest code logs; it is printed otherwise. */
    boolean takesLogs();

    /** Hands on what guest code has logged in a context, which is Reactor's. */
    void log(System.Logger.Level level, String logger, String text, ContextView context);

    /** How much may cross as one copy. */
    CopyLimit copyLimit();

    /** What follows the proxies of all realms. */
    Following following();

    /** The realm's other language, loaded beside {@code guest} where that has not been done. */
    Guest neighbour(Guest guest, String language);

    /** Told, on the thread that cancelled it, that a call which {@code guest} has begun was cancelled. */
    void recalled(Guest guest, Recall recall);

    /** Hears that guest code waits for the realm's own loop, as a script that awaits does at its first suspension. */
    void suspended();

    /** Runs a task on the loop, once, when the realm has nothing left that it could do by itself. */
    void whenIdle(Runnable task);

    /** Runs a task on the loop, once, when no realm has anything left that it could do by itself. */
    void whenAllIdle(Runnable task);

    /** Takes an error that no guest code has caught and no caller waits for. */
    void uncaught(GuestException error);
}
