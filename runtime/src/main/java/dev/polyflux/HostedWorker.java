package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * A worker of this runtime, as another node has it; what that asks for, a {@link FarWorker} does.
 *
 * @param isStarters whether that node has started it, and gets its messages
 * @param mayEvaluate whether the other node's code may be evaluated in it
 */
record HostedWorker(Gate gate, Worker worker, Flux<LifecycleEvent> events, boolean isStarters, boolean mayEvaluate)
        implements Gate.Answering {

    // What is asked for.
    static final String NEWS = "news";
    static final String EVALUATOR = "evaluator";
    static final String CAPABILITIES = "capabilities";
    static final String POST = "post";
    static final String END = "end";

    /** What there is news of: each is a list that begins with the name of one of these. */
    enum News {
        /** Another realm of the worker boots: the phase. */
        BOOTING,
        READY,
        /** Its name and what it is. */
        EXPOSED,
        /** The script has come to its end or its first suspension. */
        BEGUN,
        DONE,
        /** What gives the error. */
        FAILED,
        /** What gives the error. */
        UNCAUGHT,
        /** Why. */
        TERMINATED,
        /** What the worker has posted to whoever started it. */
        MESSAGE
    }

    @Override
    public Mono<Reply> answer(String what, Arguments arguments) {
        return switch (what) {
            case NEWS -> Mono.just(new Reply.Ok(worker.station().values().toWire(news())));
            case EVALUATOR -> {
                if (!mayEvaluate) {
                    throw new UnsupportedTrapException("this node takes no code of others");
                }
                yield worker.station().evaluator().map(Reply.Ok::new);
            }
            case CAPABILITIES -> worker.station().capabilities().map(HostedWorker::capabilities);
            case POST -> {
                worker.mail().toWorker().send(arguments.positional().getFirst());
                yield Mono.just(Reply.NOTHING);
            }
            case END -> worker.terminate().thenReturn(Reply.NOTHING);
            default -> throw new UnsupportedTrapException("a worker is not asked for '" + what + "'");
        };
    }

    private static Reply capabilities(Capabilities those) {
        return new Reply.Ok(new Copy.Items(List.of(
                those.language(),
                new Copy.Items(new ArrayList<>(those.traps())),
                new Copy.Items(new ArrayList<>(those.operators())))));
    }

    // News.

    private Flux<List<@Nullable Object>> news() {
        return Flux.create(this::tell);
    }

    /** What happens to the worker, in its order: what it exposes is told before what comes of it. */
    private void tell(FluxSink<List<@Nullable Object>> sink) {
        Disposable.Swap exposing = Disposables.swap();
        exposing.update(
                follow(sink)); // before the event that its script has ended, after which nobody waits for a function
        sink.onDispose(Disposables.composite(
                exposing,
                worker.gone().subscribe(none -> {}, failed -> {}, sink::complete),
                events.ofType(LifecycleEvent.RealmEvent.class)
                        .filter(event -> event.worker().equals(worker.name()))
                        .subscribe(event -> {
                            if (event instanceof LifecycleEvent.Booting) {
                                exposing.update(follow(sink));
                            }
                            told(event, sink);
                        })));
        if (isStarters) {
            worker.mail()
                    .toStarter()
                    .receiveAlone(
                            turn -> Thread.ofVirtual().name("polyflux-messages").start(turn),
                            message -> tell(sink, News.MESSAGE, message));
        }
    }

    private Disposable follow(FluxSink<List<@Nullable Object>> sink) {
        Station station = worker.station();
        return Disposables.composite(
                station.exports().follow((name, value) -> tell(sink, News.EXPOSED, name, value)),
                station.begun().subscribe(none -> {}, failed -> {}, () -> tell(sink, News.BEGUN)));
    }

    private void told(LifecycleEvent.RealmEvent event, FluxSink<List<@Nullable Object>> sink) {
        switch (event) {
            case LifecycleEvent.Booting booting ->
                tell(sink, News.BOOTING, booting.phase().name());
            case LifecycleEvent.Ready ready -> tell(sink, News.READY);
            case LifecycleEvent.Done done -> tell(sink, News.DONE);
            case LifecycleEvent.Failed failed -> tell(sink, News.FAILED, giving(failed.error()));
            case LifecycleEvent.Uncaught uncaught -> tell(sink, News.UNCAUGHT, giving(uncaught.error()));
            case LifecycleEvent.Terminated terminated -> tell(sink, News.TERMINATED, terminated.reason());
            case LifecycleEvent.RealmEvent other -> {}
        }
    }

    /** An error is no value: it is what asking for it ends with. */
    private Ref giving(PolyfluxException error) {
        return gate.ref((what, arguments) -> Mono.just(new Reply.Err(error)));
    }

    private static void tell(FluxSink<List<@Nullable Object>> sink, News news, @Nullable Object... parts) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(news.name());
        all.addAll(Arrays.asList(parts));
        sink.next(all);
    }
}
