package dev.polyflux.bus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A reference that shares its cache line with nothing.
 *
 * <p>For what one thread writes with every message, beside fields that other threads read with every message. The JVM lays
 * out the fields of a superclass first, so the three classes keep their order.
 */
final class OwnLine<T> extends OwnLineField<T> {

    long after1;
    long after2;
    long after3;
    long after4;
    long after5;
    long after6;
    long after7;
    long after8;
}

abstract class OwnLineBefore {

    long before1;
    long before2;
    long before3;
    long before4;
    long before5;
    long before6;
    long before7;
}

abstract class OwnLineField<T> extends OwnLineBefore {

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(OwnLineField.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable T value;

    final @Nullable T get() {
        return value;
    }

    final void set(@Nullable T value) {
        this.value = value;
    }

    @SuppressWarnings("unchecked")
    final @Nullable T getPlain() {
        return (@Nullable T) VALUE.get(this);
    }

    final void setPlain(@Nullable T value) {
        VALUE.set(this, value);
    }
}
