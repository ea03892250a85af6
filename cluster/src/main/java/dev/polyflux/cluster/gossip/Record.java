package dev.polyflux.cluster.gossip;

import io.scalecube.cluster.Member;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of a member to others, its own record of it, which only writing it shows.
 *
 * @param standing the engine's word: ALIVE, SUSPECT, LEAVING, DEAD
 * @param incarnation how often the member has said that it is there, though others did not think so
 */
record Record(String member, String standing, int incarnation) {

    static Record of(Externalizable engines) throws IOException {
        Parts parts = new Parts();
        engines.writeExternal(parts);
        if (parts.member == null || parts.standing == null || parts.rest.size() != Integer.BYTES) {
            throw new InvalidObjectException("a record of nobody");
        }
        return new Record(
                parts.member,
                parts.standing,
                ByteBuffer.wrap(parts.rest.toByteArray()).getInt());
    }

    private static final class Parts extends DataOutputStream implements ObjectOutput {

        private final ByteArrayOutputStream rest;
        private @Nullable String member;
        private @Nullable String standing;

        Parts() {
            this(new ByteArrayOutputStream());
        }

        private Parts(ByteArrayOutputStream rest) {
            super(rest);
            this.rest = rest;
        }

        @Override
        public void writeObject(@Nullable Object object) {
            if (object instanceof Member who) {
                member = who.id();
            } else if (object instanceof Enum<?> word) {
                standing = word.name();
            }
        }
    }
}
