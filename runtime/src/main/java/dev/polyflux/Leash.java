package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Reply;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What a worker at another node hangs on: that node waits for its end, which is also that of this node. */
final class Leash implements Gate.Answering {

    static final String END = "end";

    private final Sinks.Empty<Void> ended = Sinks.empty();

    @Override
    public Mono<Reply> answer(String what, Arguments arguments) {
        return ended.asMono().thenReturn(Reply.NOTHING);
    }

    void end() {
        ended.tryEmitEmpty();
    }
}
