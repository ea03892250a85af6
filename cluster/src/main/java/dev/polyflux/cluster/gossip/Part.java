package dev.polyflux.cluster.gossip;

import io.scalecube.cluster.Member;
import io.scalecube.cluster.transport.api.Message;
import java.io.Externalizable;
import java.io.InvalidObjectException;
import org.jspecify.annotations.Nullable;

/** What may stand in a message of the engine; the order is that of the bytes. Most are the engine's own, and nobody else's to name. */
enum Part {
    NOTHING(Void.class),
    TEXT(String.class),
    MESSAGE(Message.class),
    MEMBER(Member.class),
    RECORD("membership.MembershipRecord"),
    STATUS("membership.MemberStatus"),
    SYNC("membership.SyncData"),
    PING("fdetector.PingData"),
    ANSWER("fdetector.PingData$AckType"),
    GOSSIP("gossip.Gossip"),
    GOSSIPS("gossip.GossipRequest"),
    ASKED("metadata.GetMetadataRequest"),
    TOLD("metadata.GetMetadataResponse");

    private static final Part[] ALL = values();

    private final Class<?> type;

    Part(Class<?> type) {
        this.type = type;
    }

    Part(String name) {
        this(named("io.scalecube.cluster." + name));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException other) {
            throw new IllegalStateException("not the engine that is known here", other);
        }
    }

    static Part of(@Nullable Object object) throws InvalidObjectException {
        Class<?> type = object == null ? Void.class : object.getClass();
        for (Part part : ALL) {
            if (part.type == type) {
                return part;
            }
        }
        throw new InvalidObjectException("nothing that nodes say to each other: " + type);
    }

    static Part at(int place) throws InvalidObjectException {
        if (place >= 0 && place < ALL.length) {
            return ALL[place];
        }
        throw new InvalidObjectException("no part of a message: " + place);
    }

    boolean isChoice() {
        return type.isEnum();
    }

    Object choice(int place) throws InvalidObjectException {
        Object[] choices = type.getEnumConstants();
        if (choices == null || place < 0 || place >= choices.length) {
            throw new InvalidObjectException("no choice: " + place);
        }
        return choices[place];
    }

    /** One that reads its parts itself. */
    Externalizable empty() {
        try {
            var made = type.getDeclaredConstructor();
            made.setAccessible(true); // the engine's classes are its own
            return (Externalizable) made.newInstance();
        } catch (ReflectiveOperationException | ClassCastException other) {
            throw new IllegalStateException("not the engine that is known here", other);
        }
    }
}
