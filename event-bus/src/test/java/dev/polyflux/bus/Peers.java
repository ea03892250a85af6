package dev.polyflux.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts peers for a test and closes their loops after it. */
final class Peers implements AfterEachCallback {

    private final List<Peer> started = new ArrayList<>();

    Peer start(String name) {
        return start(name, builder -> builder);
    }

    Peer start(String name, UnaryOperator<EventLoopBuilder> settings) {
        Peer peer = Peer.of(settings.apply(EventLoop.named(name)).start());
        started.add(peer);
        return peer;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Peer peer : started) {
            peer.loop.close(Duration.ZERO).block();
        }
    }
}
