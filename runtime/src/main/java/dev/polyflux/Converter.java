package dev.polyflux;

import org.jspecify.annotations.Nullable;

/**
 * How values of a class of yours cross: what guests are given for one, and what is made of what they give.
 *
 * <p>It holds wherever such a value stands: as an argument or a result, in data, in a record's component, as a key. See
 * {@link PolyfluxBuilder#converter}. It is called on the thread that hands the value over or takes it, by several at a time and on
 * realms' loops, so it may not block.
 *
 * <pre>{@code
 * Converter<Money> money = Converter.of(Money.class, m -> m.amount() + " " + m.unit(), text -> Money.parse((String) text));
 * }</pre>
 *
 * @param <T> the class
 */
public interface Converter<T> {

    /** The class; values of classes that derive from it leave by it, too. */
    Class<T> type();

    /** What guests get for a value: a value of Java's that crosses, such as a text, a map or a record. */
    @Nullable
    Object toGuest(T value);

    /**
     * The value, of what a guest gives: as Java's own where no type is asked for, {@code Map}, {@code List}, {@code String},
     * {@code Integer}, {@code BigDecimal} and so on.
     *
     * @throws RuntimeException when it is none; its message is in the {@link dev.polyflux.core.ConversionException}
     */
    T fromGuest(Object value);

    /** A converter of two functions. */
    static <T> Converter<T> of(
            Class<T> type, ToGuest<? super T> toGuest, java.util.function.Function<Object, ? extends T> fromGuest) {
        return new Converter<>() {

            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public @Nullable Object toGuest(T value) {
                return toGuest.apply(value);
            }

            @Override
            public T fromGuest(Object value) {
                return fromGuest.apply(value);
            }
        };
    }

    /** What guests get for a value. */
    @FunctionalInterface
    interface ToGuest<T> {

        /** As {@link Converter#toGuest}. */
        @Nullable
        Object apply(T value);
    }
}
