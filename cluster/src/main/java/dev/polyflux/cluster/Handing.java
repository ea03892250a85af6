package dev.polyflux.cluster;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;

/** What stands for references in the frames of one connection, each way. Thread-safe. */
interface Handing {

    /**
     * What stands for a reference in a frame that goes out.
     *
     * @param isMine whether the number is the sender's, rather than the receiver's own
     */
    record Handed(boolean isMine, long number) {}

    /** The references of one frame. */
    interface Sheet {

        /** A reference goes out. */
        Handed hand(Ref ref);

        /** The frame does not go out after all. */
        void undo();

        /** One of the other node's objects has come in. */
        Ref theirs(long number, Shape shape);

        /**
         * One of this node's objects has come home.
         *
         * @throws dev.polyflux.core.ProtocolException when the other node has none of that number
         */
        Ref ours(long number);
    }
}
