package dev.polyflux.bus;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.Reply;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A reply from elsewhere than a loop, brought to the loop that asks for it. */
final class Homecoming {

    private final EventLoop loop;
    private final MonoSink<Reply> sink;
    private final Disposable open;
    private final Disposable.Swap source = Disposables.swap();

    private Homecoming(EventLoop loop, MonoSink<Reply> sink, String reason) {
        this.loop = loop;
        this.sink = sink;
        this.open = loop.keepAlive(reason);
    }

    static Mono<Reply> of(EventLoop loop, Mono<Reply> source, String reason) {
        return Mono.create(sink -> new Homecoming(loop, sink, reason).begin(source));
    }

    private void begin(Mono<Reply> replies) {
        loop.open().abroad().add(source);
        sink.onDispose(this::end);
        try {
            source.update(replies.contextWrite(sink.contextView())
                    .subscribe(this::arrive, this::fail, () -> arrive(Reply.NOTHING)));
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void fail(Throwable error) {
        arrive(new Reply.Err(GuestException.ofJava(error)));
    }

    /** What comes after the first is dropped by the sink; an empty source gives nothing. */
    private void arrive(Reply reply) {
        loop.entrance().reply(new Task(() -> sink.success(reply)));
    }

    private void end() {
        open.dispose();
        source.dispose();
        loop.open().abroad().remove(source);
    }
}
