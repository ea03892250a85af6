package dev.polyflux.cluster.gossip;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/** A connection to another node, by which this one tells it something. */
final class Line {

    private final Channel channel;
    private final Frames frames;

    /** Frames go out in the order in which they are sealed. */
    private final ReentrantLock order = new ReentrantLock();

    Line(Channel channel, Frames frames) {
        this.channel = channel;
        this.frames = frames;
    }

    Mono<Void> send(byte[] letter) {
        return FutureMono.deferFuture(() -> {
            order.lock();
            try {
                // Who takes nothing has not the engine's messages kept for it: the engine reckons with their loss.
                return channel.isWritable()
                        ? channel.writeAndFlush(Unpooled.wrappedBuffer(frames.next(letter)))
                        : channel.newFailedFuture(new IllegalStateException("it takes nothing"));
            } catch (GeneralSecurityException missing) {
                return channel.newFailedFuture(missing);
            } finally {
                order.unlock();
            }
        });
    }
}
