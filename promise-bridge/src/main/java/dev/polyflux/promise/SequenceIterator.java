package dev.polyflux.promise;

import dev.polyflux.core.spi.End;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * One way through what Java gives one after the other and holds in no collection, which may have no end: nothing is taken
 * before it is asked for. It runs on the loop of the guest that asks. At its end, and when it is closed, a stream is closed.
 */
final class SequenceIterator {

    private final Object source;
    private @Nullable Iterator<?> iterator;
    private boolean over;
    private volatile boolean returned;

    /** Of what {@link #isOne} or {@link #isIterable} says. */
    SequenceIterator(Object source) {
        this.source = source;
    }

    /** Whether it is gone through but once. */
    static boolean isOne(Object object) {
        return object instanceof Iterator || object instanceof BaseStream;
    }

    /** Whether each loop begins anew. */
    static boolean isIterable(Object object) {
        return object instanceof Iterable && !(object instanceof Collection);
    }

    Object source() {
        return source;
    }

    /** The source, for Java code that it comes back to, which goes on with it. */
    Object returned() {
        returned = true;
        return source;
    }

    /** No guest has it any more. */
    void abandoned() {
        if (!returned) {
            close();
        }
    }

    /** The next element, one of Java's values, or {@link End}. */
    synchronized @Nullable Object next() {
        if (!over) {
            Iterator<?> elements = iterator == null ? iterator = elements() : iterator;
            if (elements.hasNext()) {
                return elements.next();
            }
            close();
        }
        return new End(null);
    }

    private Iterator<?> elements() {
        return switch (source) {
            case Iterator<?> given -> given;
            case BaseStream<?, ?> stream -> stream.iterator();
            case Iterable<?> iterable -> iterable.iterator();
            default -> throw new IllegalArgumentException("no sequence: " + source);
        };
    }

    synchronized void close() {
        if (!over) {
            over = true;
            if (source instanceof BaseStream<?, ?> stream) {
                stream.close();
            }
        }
    }
}
