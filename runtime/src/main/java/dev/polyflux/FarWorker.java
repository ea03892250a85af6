package dev.polyflux;

import dev.polyflux.HostedWorker.News;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.FluxIteration;
import dev.polyflux.guest.Post;
import dev.polyflux.lifecycle.Phase;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A worker that another node has: what is asked of it, and the news of it, which are told to its present {@link FarStation}. */
final class FarWorker {

    private final Endpoint node;
    private final Mono<Ref> there;
    private final Leash leash;
    private final Post mail;
    private final Function<FarWorker, FarStation> begin;
    private FarStation station;
    private volatile boolean ended;

    /**
     * A worker that is ordered, or found, when somebody first asks for it.
     *
     * @param node where it is
     * @param there what stands for it, as a {@link HostedWorker}
     * @param begin begins another station of it, at first and each time that the other node starts it again
     */
    FarWorker(Endpoint node, Mono<Ref> there, Leash leash, Post mail, Function<FarWorker, FarStation> begin) {
        this.node = node;
        this.there = there.cache();
        this.leash = leash;
        this.mail = mail;
        this.begin = begin;
        this.station = begin.apply(this);
    }

    FarStation station() {
        return station;
    }

    boolean isAt(String name) {
        return node.name().equals(name);
    }

    boolean isAt(Endpoint other) {
        return node == other;
    }

    /** Has it started, and follows it from there. */
    void follow() {
        there.doOnError(refused -> station.refused(refused))
                .flatMapMany(this::news)
                .concatMap(this::told, 1)
                .subscribe(none -> {}, this::lost, this::gone);
        mail.toWorker()
                .receiveAlone(
                        turn -> Thread.ofVirtual().name("polyflux-messages").start(turn),
                        message -> ask(HostedWorker.POST, message).subscribe(none -> {}, failed -> {}));
    }

    Mono<Reply> ask(String what, @Nullable Object... arguments) {
        return there.flatMap(worker -> Gate.ask(worker, what, arguments));
    }

    /** Ends it, wherever it is. */
    void end() {
        ended = true;
        leash.end();
    }

    private Flux<List<@Nullable Object>> news(Ref worker) {
        return Gate.ask(worker, HostedWorker.NEWS)
                .map(reply -> ref(reply.orThrow()))
                .flatMap(publisher -> publisher.dispatch(new Trap.Iterate(true)))
                .map(reply -> ref(reply.orThrow()))
                .flatMapMany(iterator -> new FluxIteration<>(iterator, element -> Mono.just(parts(element.value()))));
    }

    static Ref ref(@Nullable Object value) {
        if (value instanceof Ref ref) {
            return ref;
        }
        throw new ProtocolException("a node gives no object where one is asked for");
    }

    private static List<@Nullable Object> parts(@Nullable Object value) {
        if (value instanceof Copy.Items(var elements) && !elements.isEmpty()) {
            return elements;
        }
        throw new ProtocolException("a node tells what is no news");
    }

    private Mono<Void> told(List<@Nullable Object> parts) {
        Object second = parts.size() > 1 ? parts.get(1) : null;
        FarStation now = station;
        switch (News.valueOf(String.valueOf(parts.getFirst()))) {
            case BOOTING -> booting(Phase.valueOf(String.valueOf(second)));
            case READY -> now.ready();
            case EXPOSED -> exposed(String.valueOf(second), parts.get(2));
            case BEGUN -> now.hasBegun();
            case DONE -> now.done();
            case FAILED -> {
                return error(second).doOnNext(now::failed).then();
            }
            case UNCAUGHT -> {
                return error(second).doOnNext(now::uncaught).then();
            }
            case TERMINATED -> now.ended(String.valueOf(second));
            case MESSAGE -> mail.toStarter().send(second);
        }
        return Mono.empty();
    }

    /** The other node has started it again. */
    private void booting(Phase phase) {
        if (!station.isThere() && !ended) {
            station = begin.apply(this);
        }
        station.booting(phase);
    }

    private void exposed(String name, @Nullable Object value) {
        if (value == Marker.MISSING) {
            station.concealed(name);
        } else {
            station.exposed(name, value);
        }
    }

    private static Mono<PolyfluxException> error(@Nullable Object giving) {
        return Gate.ask(ref(giving), "error")
                .map(reply -> reply instanceof Reply.Err(var error)
                        ? error
                        : new ProtocolException("a node has no error where there is one"));
    }

    private void gone() {
        if (station.isThere()) {
            station.ended("it has ended at its node");
        }
        leave();
    }

    private void lost(Throwable why) {
        if (station.isThere()) {
            station.lost(why);
        }
        leave();
    }

    private void leave() {
        receivesNoMore();
        leash.end();
    }

    /** What is sent from now on is kept for another one. */
    void receivesNoMore() {
        mail.toWorker().stop();
    }
}
