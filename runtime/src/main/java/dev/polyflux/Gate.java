package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.spi.Caller;
import dev.polyflux.core.spi.Failsafe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What other nodes ask of this runtime: for workers by their names, and for new ones where it takes them. Its objects, those workers
 * among them, live on no loop, and are called with what is asked for as the receiver.
 */
final class Gate implements Endpoint, Elsewhere.Home {

    static final String START = "start";
    static final String FIND = "find";
    static final String NAMES = "names";
    static final String LEAVE = "leave";

    /** An object of the gate's. */
    interface Answering {
        /** What is asked for, settled. */
        Mono<Reply> answer(String what, Arguments arguments);
    }

    private static final Shape SHAPE = new Shape("java", "Node", Shape.Feature.CALLABLE.bit());

    private final Polyflux runtime;
    private final Realms realms;
    private final Elsewhere elsewhere;
    private volatile boolean leaving;

    Gate(Polyflux runtime, Realms realms, Elsewhere elsewhere) {
        this.runtime = runtime;
        this.realms = realms;
        this.elsewhere = elsewhere;
    }

    @Override
    public Ref gate() {
        return ref(this::answer);
    }

    @Override
    public int workers() {
        return realms.workers();
    }

    @Override
    public void meets(Ref other) {
        runtime.namesakes().meets(other);
    }

    Ref ref(Answering object) {
        return new Ref(this, object, SHAPE);
    }

    /** Asks an object of a gate, here or elsewhere. */
    static Mono<Reply> ask(Ref object, String what, @Nullable Object... arguments) {
        return object.dispatch(new Trap.Apply(what, Arguments.of(arguments)));
    }

    private Mono<Reply> answer(String what, Arguments arguments) {
        return switch (what) {
            case START -> {
                if (!elsewhere.takesWorkers()) {
                    throw new UnsupportedTrapException("this node takes no workers of others");
                }
                if (leaving) {
                    throw ClosedException.refusing("this node is about to go, and takes no workers any more");
                }
                yield Mono.just(new Reply.Ok(start(arguments)));
            }
            case FIND -> Mono.just(new Reply.Ok(leaving ? Marker.MISSING : find(arguments)));
            case NAMES -> runtime.namesakes().answer(arguments.positional().get(0), theirs(arguments, 1));
            case LEAVE -> leaves(theirs(arguments, 0)).thenReturn(Reply.NOTHING);
            default -> throw new UnsupportedTrapException("a node is not asked for '" + what + "'");
        };
    }

    /** The gate of the node that asks. */
    private Ref theirs(Arguments arguments, int place) {
        if (arguments.positional().get(place) instanceof Ref theirs && theirs.owner() != this) {
            return theirs;
        }
        throw new UnsupportedTrapException("a node tells of itself by its gate");
    }

    private Mono<Void> leaves(Ref node) {
        elsewhere.leaves(node);
        runtime.strangers().leaves(node.owner());
        return runtime.launcher().leaves(node.owner());
    }

    /**
     * Takes no workers from the subscription on, and asks the others for an end with those that they have here; completes when they
     * have, at the latest after so long.
     */
    Mono<Void> leave(Duration longest) {
        return Flux.defer(() -> {
                    leaving = true;
                    return Flux.fromIterable(elsewhere.gates());
                })
                .flatMap(other -> ask(other, LEAVE, gate()))
                .then()
                .timeout(Saturated.delay(longest), Mono.empty());
    }

    /** A worker as it is described, which ends when what has ordered it does: that is another node's, and waited for. */
    private Ref start(Arguments arguments) {
        if (!(arguments.positional().get(0) instanceof Copy.Entries(var described))
                || !(arguments.positional().get(1) instanceof Ref leash)) {
            throw new UnsupportedTrapException("a worker is started by its description");
        }
        Worker worker = runtime.launcher()
                .host(DescribedWorker.read(described, arguments.positional().get(2)));
        HostedWorker hosted = new HostedWorker(this, worker, runtime.events(), true, true);
        ask(leash, Leash.END).subscribe(end -> worker.terminate().subscribe());
        return ref(hosted);
    }

    private @Nullable Object find(Arguments arguments) {
        Worker worker = arguments.positional().get(0) instanceof String name
                ? runtime.realms().worker(name)
                : null;
        return worker == null
                ? Marker.MISSING
                : ref(new HostedWorker(this, worker, runtime.events(), false, elsewhere.takesWorkers()));
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        Mono<Reply> reply = Failsafe.defer(() -> {
                    if (target.target(this, trap) instanceof Answering object
                            && trap instanceof Trap.Apply(String what, Arguments arguments)) {
                        return object.answer(what, arguments);
                    }
                    throw new UnsupportedTrapException("a node does not answer '" + trap.verb() + "'");
                })
                .onErrorResume(failed -> Mono.just(new Reply.Err(GuestException.ofJava(failed))));
        return Mono.defer(() -> Caller.here().bring(reply, "a call of a node"));
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        return Caller.here().await(dispatch(target, trap), name(), trap.verb() + " on " + target);
    }

    @Override
    public boolean mayAwait() {
        return Caller.here().mayAwait();
    }
}
