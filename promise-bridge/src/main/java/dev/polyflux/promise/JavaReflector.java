package dev.polyflux.promise;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.spi.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers traps on Java's own objects on the spot, as a language's reflector does on its own; what comes later it refuses. */
final class JavaReflector {

    private final JavaObjects objects;
    private final UnaryOperator<@Nullable Object> fromWire;

    /** Functions take arguments that {@code fromWire} converts. */
    JavaReflector(JavaObjects objects, UnaryOperator<@Nullable Object> fromWire) {
        this.objects = objects;
        this.fromWire = fromWire;
    }

    Reply apply(Ref target, Object object, Trap trap) throws Exception {
        return switch (trap) {
            case Trap.Apply(var self, var arguments)
            when object instanceof WireFunction function -> {
                target.noteCall();
                yield objects.ok(function.call(arguments));
            }
            case Trap.Apply(var self, var arguments)
            when JavaFunction.isOne(object) -> {
                target.noteCall();
                yield objects.ok(JavaFunction.call(object, plain(arguments)));
            }
            case Trap.Iterate(var asynchronous)
            when asynchronous && Publishing.isPublisher(object) ->
                new Reply.Ok(objects.iterator(Publishing.all(object)));
            case Trap.Close()
            when object instanceof PublisherIterator iterator -> {
                iterator.close();
                yield Reply.NOTHING;
            }
            case Trap.Iterate iterate when object instanceof SequenceIterator -> new Reply.Ok(target);
            case Trap.Operate(var operator, var operands)
            when operator == Operator.ITER && object instanceof SequenceIterator -> new Reply.Ok(target);
            case Trap.Iterate iterate
            when SequenceIterator.isIterable(object) -> new Reply.Ok(objects.sequence(object));
            case Trap.Operate(var operator, var operands)
            when operator == Operator.ITER && SequenceIterator.isIterable(object) ->
                new Reply.Ok(objects.sequence(object));
            case Trap.Next(var sent)
            when object instanceof SequenceIterator iterator -> {
                Object next = iterator.next();
                yield next instanceof End ? new Reply.Ok(next) : objects.ok(next);
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
                new Reply.Ok("<Java " + JavaObjects.typeName(object) + ">");
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
                        "a Java " + JavaObjects.typeName(object) + " does not answer '" + trap.verb() + "'"));
        };
    }

    private Reply member(Members members, Object key) throws Exception {
        return key instanceof String name ? objects.ok(members.member(name)) : new Reply.Ok(Marker.MISSING);
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
        return new WaitNotAllowedException("what a Java " + JavaObjects.typeName(object)
                + " gives comes later: await it, or iterate over it asynchronously");
    }

    private @Nullable Object[] plain(Arguments arguments) {
        if (!arguments.keyword().isEmpty()) {
            throw new UnsupportedTrapException("a Java function has no parameter names: pass "
                    + String.join(", ", arguments.keyword().keySet()) + " by position");
        }
        return arguments.positional().stream().map(fromWire).toArray();
    }
}
