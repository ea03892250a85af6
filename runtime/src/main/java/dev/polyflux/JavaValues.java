package dev.polyflux;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.promise.JavaObjects;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What Java hands in and takes out: wire values from Java's own types, and typed copies from wire values.
 *
 * <p>A type asked for by its class is filled from a detached copy; a {@link Ref} asked for stays live.
 */
final class JavaValues {

    /** Those without converters. */
    static final JavaValues USUAL = new JavaValues(Converters.NONE);

    private static final Set<Type> UNCONVERTED = Set.of(Object.class, Ref.class, Void.class);

    private final Converters converters;
    private final JavaObjects objects = new JavaObjects(this::toWire, JavaValues::plain, new Exposures(this));
    private @Nullable TypedValues typed;

    private JavaValues(Converters converters) {
        this.converters = converters;
    }

    static JavaValues of(Converters converters) {
        return converters.all().isEmpty() ? USUAL : new JavaValues(converters);
    }

    /** Made when a conversion first needs it. */
    synchronized TypedValues types() {
        return typed == null ? typed = new TypedValues(converters) : typed;
    }

    /**
     * A Java value as a wire value; containers, records and beans travel as copies, publishers, futures and functions as
     * references.
     */
    @Nullable
    Object toWire(@Nullable Object value) {
        try {
            return new WireValues(objects::of, converters).of(value, Place.TOP);
        } catch (StackOverflowError e) {
            throw tooDeep("a " + (value == null ? "value" : value.getClass().getName()), e);
        }
    }

    /** Finds out how values of a type are made of data, before there is one; runs nothing of the type's own. */
    void prepare(Type type) {
        if (!UNCONVERTED.contains(type) && !ExactValues.has(type)) {
            types().prepare(type);
        }
    }

    /** The value of a reply as a {@code type}; empty for {@code None}, {@code null} and {@code undefined}. */
    <T> Mono<T> typed(Reply reply, Class<T> type) {
        return typed(reply, (Type) type);
    }

    /** The value of a reply as a type that may have type arguments; otherwise as {@link #typed(Reply, Class)}. */
    <T> Mono<T> typed(Reply reply, Type type) {
        return Failsafe.of(() -> converted(reply, type));
    }

    @SuppressWarnings("unchecked") // who asks has said that T is this type
    private <T> Mono<T> converted(Reply reply, Type type) {
        return switch (reply) {
            case Reply.Err(var error) -> Mono.error(error);
            case Reply.Ok ok when type == Void.class -> Mono.empty();
            case Reply.Ok(Ref ref) when type == Ref.class -> Mono.just((T) ref);
            case Reply.Ok(Ref ref) when isHome(ref, type) -> Mono.justOrEmpty((T) JavaObjects.home(ref));
            case Reply.Ok(Ref ref) when !(plain(ref) instanceof Ref) -> converted(ref, type);
            case Reply.Ok(Ref ref) ->
                this.<T>copied(ref, type, false)
                        .onErrorResume(
                                ConversionException.class,
                                error -> type == Object.class ? Mono.error(error) : copied(ref, type, true));
            case Reply.Ok(var value) -> converted(value, type);
        };
    }

    /** Live objects stay what they are, unless the type has no place for one: then what they have is data, too. */
    private <T> Mono<T> copied(Ref ref, Type type, boolean members) {
        return ref.dispatch(new Trap.Detach(members))
                .flatMap(copy -> copy instanceof Reply.Ok(Ref uncopied) ? uncopied(uncopied, type) : typed(copy, type));
    }

    @SuppressWarnings("unchecked")
    private <T> Mono<T> converted(@Nullable Object wire, Type type) {
        try {
            Object plain = plain(wire);
            if (plain == null && ExactValues.EMPTY.get(type) instanceof Object empty) {
                return Mono.just((T) empty);
            }
            if (plain == null && !(type instanceof ParameterizedType named && named.getRawType() == Optional.class)) {
                return Mono.empty();
            }
            boolean isOne = type instanceof Class<?> simple && simple.isInstance(plain);
            return Mono.justOrEmpty((T) (isOne ? plain : types().as(plain, type)));
        } catch (StackOverflowError e) {
            throw tooDeep(type.getTypeName(), e);
        }
    }

    /** Pure data on the stack of whoever asks: nothing is left half done. */
    private static ConversionException tooDeep(String what, StackOverflowError overflow) {
        ConversionException error = new ConversionException(what + " lies deeper than the thread's stack can follow");
        error.addSuppressed(overflow);
        return error;
    }

    /** Whether it is an object of Java's that was handed to a guest, of the type asked for. */
    private static boolean isHome(Ref ref, Type type) {
        Object home = JavaObjects.home(ref);
        return home != null
                && (type instanceof Class<?> simple
                                ? simple
                                : TypedValues.type(type).getRawClass())
                        .isInstance(home);
    }

    /** Any object will do where none in particular was asked for. */
    @SuppressWarnings("unchecked")
    private static <T> Mono<T> uncopied(Ref ref, Type type) {
        return type == Object.class
                ? Mono.just((T) ref)
                : Mono.error(new ConversionException("a " + ref.shape().typeName() + " cannot be copied as "
                        + type.getTypeName() + "; ask for a Ref"));
    }

    /** A wire value as Java's own, where it is data. */
    static @Nullable Object plain(@Nullable Object wire) {
        return new PlainValues(JavaObjects::home).of(wire);
    }
}
