package dev.polyflux.cluster.gossip;

import io.netty.channel.Channel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;

/** Where a frame ends: its length stands before it. */
final class Framing {

    /** The largest thing that is said is who is there, some hundred bytes for each. */
    private static final int LONGEST = 4 << 20;

    private Framing() {}

    static void of(Channel channel) {
        channel.pipeline()
                .addFirst(new LengthFieldBasedFrameDecoder(LONGEST, 0, Integer.BYTES, 0, Integer.BYTES))
                .addFirst(new LengthFieldPrepender(Integer.BYTES));
    }
}
