package dev.polyflux.promise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.End;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Failsafe;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitNotAllowedException;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Java's own objects as guests see them: {@linkplain Publishing publishers and futures} to await and to iterate, {@linkplain
 * JavaFunction functions} to call.
 *
 * <p>They live on no loop. A function runs on the loop of the guest that calls it, so it must not block; what a publisher
 * gives is brought to the loop of the guest that waits for it, against that guest's demand.
 */
public final class JavaObjects implements Endpoint {

    private static final Cleaner CLEANER = Cleaner.create();

    private final UnaryOperator<@Nullable Object> toWire;
    private final UnaryOperator<@Nullable Object> fromWire;

    /** The reference of each object that a guest still holds, so that it arrives as the same proxy again. */
    private final Cache<Object, Ref> known =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    /** Objects whose arguments, results and elements are converted so; either way gives wire values or takes them. */
    public JavaObjects(UnaryOperator<@Nullable Object> toWire, UnaryOperator<@Nullable Object> fromWire) {
        this.toWire = toWire;
        this.fromWire = fromWire;
    }

    /** The reference of an object that is one of Java's; null for any other, which crosses as a value. */
    public @Nullable Ref of(Object object) {
        // Some publishers are callable besides: what they are made for counts.
        if (Publishing.isPublisher(object)) {
            return ref(object, Feature.AWAITABLE.bit() | Feature.ASYNC_ITERABLE.bit(), "aiter");
        }
        if (Publishing.isFuture(object)) {
            return ref(object, Feature.AWAITABLE.bit(), "");
        }
        return JavaFunction.isOne(object) ? ref(object, Feature.CALLABLE.bit(), "call") : null;
    }

    /** The object itself where the reference is one of Java's. */
    public @Nullable Object home(Ref ref) {
        return ref.owner() == this ? ref.target(this) : null;
    }

    private Ref ref(Object object, int features, String detail) {
        return known.get(object, one -> new Ref(this, one, new Shape("java", typeName(one), features, detail)));
    }

    private static String typeName(Object object) {
        return switch (object) {
            case Mono<?> mono -> "Mono";
            case Flux<?> flux -> "Flux";
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
        return Mono.defer(() -> {
            EventLoop here = EventLoop.current();
            return here == null ? reply : here.bring(reply, "a call of Java");
        });
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
            return apply(target, target.target(this), trap);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    private Reply apply(Ref target, Object object, Trap trap) throws Exception {
        return switch (trap) {
            case Trap.Apply(var self, var arguments)
            when JavaFunction.isOne(object) -> {
                target.noteCall();
                yield ok(JavaFunction.call(object, plain(arguments)));
            }
            case Trap.Iterate(var asynchronous)
            when asynchronous && Publishing.isPublisher(object) -> new Reply.Ok(iterator(Publishing.all(object)));
            case Trap.Close()
            when object instanceof PublisherIterator iterator -> {
                iterator.close();
                yield Reply.NOTHING;
            }
            case Trap.Await() -> new Reply.Err(later(object));
            case Trap.Next(var sent) -> new Reply.Err(later(object));
            case Trap.Text(var repr) -> new Reply.Ok(String.valueOf(object));
            case Trap.Get(var key) -> new Reply.Ok(Marker.MISSING);
            case Trap.Describe(var key) -> new Reply.Ok(Marker.MISSING);
            case Trap.Query(var path) -> new Reply.Ok(Marker.MISSING);
            case Trap.Has(var key) -> new Reply.Ok(false);
            case Trap.Set(var key, var value) -> new Reply.Ok(false);
            case Trap.Delete(var key) -> new Reply.Ok(false);
            case Trap.Keys() -> new Reply.Ok(new Copy.Items(List.of()));
            case Trap.IsExtensible() -> new Reply.Ok(true);
            case Trap.Prototype() -> new Reply.Ok(Marker.NULL);
            case Trap.Detach() -> new Reply.Ok(target);
            default ->
                new Reply.Err(new UnsupportedTrapException(
                        "a Java " + typeName(object) + " does not answer '" + trap.verb() + "'"));
        };
    }

    private static WaitNotAllowedException later(Object object) {
        return new WaitNotAllowedException(
                "what a Java " + typeName(object) + " gives comes later: await it, or iterate over it asynchronously");
    }

    /** An iterator that nobody holds any more cancels its source. */
    private Ref iterator(Flux<?> source) {
        PublisherIterator iterator = new PublisherIterator(source);
        Ref ref = ref(iterator, Feature.ASYNC_ITERATOR.bit() | Feature.ASYNC_ITERABLE.bit(), "anext");
        CLEANER.register(ref, iterator::close);
        return ref;
    }

    private @Nullable Object[] plain(Arguments arguments) {
        if (!arguments.keyword().isEmpty()) {
            throw new UnsupportedTrapException("a Java function has no parameter names: pass "
                    + String.join(", ", arguments.keyword().keySet()) + " by position");
        }
        return arguments.positional().stream().map(fromWire).toArray();
    }

    private Reply ok(@Nullable Object value) {
        return new Reply.Ok(toWire.apply(value));
    }

    private static Reply failed(Throwable error) {
        return new Reply.Err(GuestException.ofJava(error));
    }
}
