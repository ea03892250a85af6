package dev.polyflux.promise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Caller;
import dev.polyflux.core.spi.End;
import dev.polyflux.core.spi.Failsafe;
import java.lang.ref.Cleaner;
import java.util.function.UnaryOperator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Java's own objects as guests see them: {@linkplain Publishing publishers and futures} to await and to iterate, {@linkplain
 * JavaFunction functions} to call, {@linkplain SequenceIterator sequences} to loop over, {@linkplain Members objects} with
 * what they expose.
 *
 * <p>They live on no loop. A function runs on the loop of the guest that calls it, so it must not block; what a publisher
 * gives is brought to the loop of the guest that waits for it, against that guest's demand.
 */
public final class JavaObjects implements Endpoint {

    private static final Cleaner CLEANER = Cleaner.create();

    private final UnaryOperator<@Nullable Object> toWire;
    private final JavaReflector reflector;
    private final Exposure exposure;

    /** The reference of each object that a guest still holds, so that it arrives as the same proxy again. */
    private final Cache<Object, Ref> known =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    /** Objects whose arguments, results and elements are converted so; either way gives wire values or takes them. */
    public JavaObjects(
            UnaryOperator<@Nullable Object> toWire, UnaryOperator<@Nullable Object> fromWire, Exposure exposure) {
        this.exposure = exposure;
        this.toWire = toWire;
        this.reflector = new JavaReflector(this, fromWire);
    }

    /** The reference of an object that is one of Java's; null for any other, which crosses as a value. */
    public @Nullable Ref of(Object object) {
        Members members = exposure.members(object);
        if (members != null) {
            return ref(members.identity(), members, 0, "");
        }
        // Some publishers are callable besides: what they are made for counts.
        if (Publishing.isPublisher(object)) {
            return ref(object, Feature.AWAITABLE.bit() | Feature.ASYNC_ITERABLE.bit(), "aiter");
        }
        if (Publishing.isFuture(object)) {
            return ref(object, Feature.AWAITABLE.bit(), "");
        }
        if (object instanceof WireFunction || JavaFunction.isOne(object)) {
            return ref(object, Feature.CALLABLE.bit(), "call");
        }
        if (SequenceIterator.isOne(object)) {
            return known.get(object, this::sequence);
        }
        if (SequenceIterator.isIterable(object)) {
            return ref(object, Feature.ITERABLE.bit() | Feature.ASYNC_ITERABLE.bit(), "iter");
        }
        WireFunction function = exposure.function(object);
        return function == null ? null : ref(object, function, Feature.CALLABLE.bit(), "call");
    }

    /** The object itself where the reference is one of Java's. */
    public static @Nullable Object home(Ref ref) {
        if (!(ref.owner() instanceof JavaObjects owner)) {
            return null;
        }
        return switch (ref.target(owner)) {
            case Members members -> members.object();
            case WireFunction function -> function.object();
            case SequenceIterator iterator -> iterator.returned();
            case Object own -> own;
        };
    }

    /** An iterator that no guest holds any more closes its source, unless Java has that again. */
    Ref sequence(Object source) {
        SequenceIterator iterator = new SequenceIterator(source);
        int features = Feature.ITERATOR.bit() | Feature.ITERABLE.bit() | Feature.ASYNC_ITERABLE.bit();
        Ref ref = new Ref(this, iterator, new Shape("java", typeName(source), features, "iter next"));
        CLEANER.register(ref, iterator::abandoned);
        return ref;
    }

    private Ref ref(Object object, int features, String detail) {
        return ref(object, object, features, detail);
    }

    /** Its target stands for the object, and may be another one each time: the first is kept with the reference. */
    private Ref ref(Object object, Object target, int features, String detail) {
        return known.get(object, one -> new Ref(this, target, new Shape("java", typeName(target), features, detail)));
    }

    static String typeName(Object object) {
        return switch (object) {
            case Mono<?> mono -> "Mono";
            case Flux<?> flux -> "Flux";
            case BaseStream<?, ?> stream -> "Stream";
            case Members members -> members.typeName();
            case WireFunction function -> function.typeName();
            case SequenceIterator iterator -> typeName(iterator.source());
            default -> {
                String name = object.getClass().getSimpleName();
                yield name.isEmpty() || name.contains("$") ? "object" : name;
            }
        };
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Mono<Reply> dispatch(Ref target, Trap trap) {
        Mono<Reply> reply = Failsafe.defer(() -> reply(target, trap)).onErrorResume(error -> Mono.just(failed(error)));
        return Mono.defer(() -> Caller.here().bring(reply, "a call of Java"));
    }

    private Mono<Reply> reply(Ref target, Trap trap) {
        Object object = target.target(this);
        return switch (trap) {
            case Trap.Await() ->
                Publishing.first(object)
                        .flatMap(Failsafe.step(value -> Mono.just(ok(value))))
                        .defaultIfEmpty(Reply.NOTHING);
            case Trap.Next(var sent)
            when object instanceof PublisherIterator iterator ->
                iterator.next().flatMap(Failsafe.step(next -> Mono.just(element(next))));
            default -> settled(await(target, trap));
        };
    }

    private Reply element(Reply next) {
        return next instanceof Reply.Ok(var value) && !(value instanceof End) ? ok(value) : next;
    }

    /** A function may give a promise, whose outcome is what its caller is after. */
    private Mono<Reply> settled(Reply reply) {
        return reply instanceof Reply.Ok(Ref ref) && ref.shape().has(Feature.AWAITABLE)
                ? ref.dispatch(new Trap.Await())
                : Mono.just(reply);
    }

    @Override
    public Reply await(Ref target, Trap trap) {
        try {
            return reflector.apply(target, target.target(this), trap);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    /** An iterator that nobody holds any more cancels its source. */
    Ref iterator(Flux<?> source) {
        PublisherIterator iterator = new PublisherIterator(source);
        Ref ref = ref(iterator, Feature.ASYNC_ITERATOR.bit() | Feature.ASYNC_ITERABLE.bit(), "anext");
        CLEANER.register(ref, iterator::close);
        return ref;
    }

    Reply ok(@Nullable Object value) {
        return new Reply.Ok(toWire.apply(value));
    }

    private static Reply failed(Throwable error) {
        return new Reply.Err(GuestException.ofJava(error));
    }
}
