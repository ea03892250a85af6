package dev.polyflux.promise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.spi.Caller;
import dev.polyflux.core.spi.End;
import dev.polyflux.core.spi.Failsafe;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final UnaryOperator<@Nullable Object> fromWire;
    private final Exposure exposure;

    /** The reference of each object that a guest still holds, so that it arrives as the same proxy again. */
    private final Cache<Object, Ref> known =
            Caffeine.newBuilder().weakKeys().weakValues().build();

    /** Objects whose arguments, results and elements are converted so; either way gives wire values or takes them. */
    public JavaObjects(
            UnaryOperator<@Nullable Object> toWire, UnaryOperator<@Nullable Object> fromWire, Exposure exposure) {
        this.exposure = exposure;
        this.toWire = toWire;
        this.fromWire = fromWire;
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
    private Ref sequence(Object source) {
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

    private static String typeName(Object object) {
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
            return apply(target, target.target(this), trap);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    private Reply apply(Ref target, Object object, Trap trap) throws Exception {
        return switch (trap) {
            case Trap.Apply(var self, var arguments)
            when object instanceof WireFunction function -> {
                target.noteCall();
                yield ok(function.call(arguments));
            }
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
            case Trap.Iterate iterate when object instanceof SequenceIterator -> new Reply.Ok(target);
            case Trap.Operate(var operator, var operands)
            when operator == Operator.ITER && object instanceof SequenceIterator -> new Reply.Ok(target);
            case Trap.Iterate iterate when SequenceIterator.isIterable(object) -> new Reply.Ok(sequence(object));
            case Trap.Operate(var operator, var operands)
            when operator == Operator.ITER && SequenceIterator.isIterable(object) -> new Reply.Ok(sequence(object));
            case Trap.Next(var sent)
            when object instanceof SequenceIterator iterator -> {
                Object next = iterator.next();
                yield next instanceof End ? new Reply.Ok(next) : ok(next);
            }
            case Trap.Close()
            when object instanceof SequenceIterator iterator -> {
                iterator.close();
                yield Reply.NOTHING;
            }
            case Trap.Get(Object key) when object instanceof Members members -> member(members, key);
            case Trap.Has(Object key) when object instanceof Members members -> new Reply.Ok(has(members, key));
            case Trap.Describe(Object key) when object instanceof Members members -> described(members, key);
            case Trap.Keys()
            when object instanceof Members members -> new Reply.Ok(new Copy.Items(new ArrayList<>(members.names())));
            case Trap.Query(var path) when object instanceof Members members -> queried(target, members, path);
            case Trap.All(var traps) -> all(target, object, traps);
            case Trap.Chain(var steps) when steps.size() == 1 -> apply(target, object, steps.getFirst());
            case Trap.Text(var repr)
            when object instanceof Members || object instanceof WireFunction || object instanceof SequenceIterator ->
                new Reply.Ok("<Java " + typeName(object) + ">");
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
            case Trap.Detach(var members) -> new Reply.Ok(target);
            default ->
                new Reply.Err(new UnsupportedTrapException(
                        "a Java " + typeName(object) + " does not answer '" + trap.verb() + "'"));
        };
    }

    private Reply member(Members members, Object key) throws Exception {
        return key instanceof String name ? ok(members.member(name)) : new Reply.Ok(Marker.MISSING);
    }

    private static boolean has(Members members, Object key) {
        return key instanceof String name && members.has(name);
    }

    private Reply queried(Ref target, Members members, List<Object> path) throws Exception {
        return path.isEmpty()
                ? new Reply.Ok(target)
                : Walk.from(member(members, path.getFirst()), path.subList(1, path.size()));
    }

    private Reply all(Ref target, Object object, List<Trap> traps) throws Exception {
        List<@Nullable Object> answers = new ArrayList<>();
        for (Trap trap : traps) {
            Reply reply = apply(target, object, trap);
            if (!(reply instanceof Reply.Ok(var answer))) {
                return reply;
            }
            answers.add(answer);
        }
        return new Reply.Ok(new Copy.Items(answers));
    }

    /** Guests change nothing of it. */
    private Reply described(Members members, Object key) throws Exception {
        if (!has(members, key) || !(member(members, key) instanceof Reply.Ok(var value))) {
            return new Reply.Ok(Marker.MISSING);
        }
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("value", value);
        description.put("writable", false);
        description.put("enumerable", true);
        description.put("configurable", true);
        return new Reply.Ok(new Copy.Entries(description));
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
