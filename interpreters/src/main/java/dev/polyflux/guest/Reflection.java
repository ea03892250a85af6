package dev.polyflux.guest;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One language's reflector: the functions of its {@code reflect} file, and which trap is answered by which. */
final class Reflection {

    private final Crossing crossing;
    private final CopyLimit limit;
    private final Value get;
    private final Value set;
    private final Value delete;
    private final Value has;
    private final Value keys;
    private final Value describe;
    private final Value define;
    private final Value prototype;
    private final Value setPrototype;
    private final Value extensible;
    private final Value preventExtensions;
    private final Value item;
    private final Value setItem;
    private final Value deleteItem;
    private final Value contains;
    private final Value length;
    private final Value apply;
    private final Value applyWith;
    private final Value construct;
    private final Value constructWith;
    private final Value operate;
    private final Value iterate;
    private final Value next;
    private final Value raise;
    private final Value close;
    private final Value text;
    private final Value detach;
    private final Value read;
    private final Value readItem;
    private final Value query;
    private final Value evaluate;

    Reflection(Crossing crossing, CopyLimit limit, Value reflect) {
        this.crossing = crossing;
        this.limit = limit;
        this.get = reflect.getMember("get");
        this.set = reflect.getMember("set");
        this.delete = reflect.getMember("delete");
        this.has = reflect.getMember("has");
        this.keys = reflect.getMember("keys");
        this.describe = reflect.getMember("describe");
        this.define = reflect.getMember("define");
        this.prototype = reflect.getMember("prototype");
        this.setPrototype = reflect.getMember("setprototype");
        this.extensible = reflect.getMember("extensible");
        this.preventExtensions = reflect.getMember("preventextensions");
        this.item = reflect.getMember("item");
        this.setItem = reflect.getMember("setitem");
        this.deleteItem = reflect.getMember("delitem");
        this.contains = reflect.getMember("contains");
        this.length = reflect.getMember("length");
        this.apply = reflect.getMember("apply");
        this.applyWith = reflect.getMember("applywith");
        this.construct = reflect.getMember("construct");
        this.constructWith = reflect.getMember("constructwith");
        this.operate = reflect.getMember("operate");
        this.iterate = reflect.getMember("iterate");
        this.next = reflect.getMember("next");
        this.raise = reflect.getMember("raise");
        this.close = reflect.getMember("close");
        this.text = reflect.getMember("text");
        this.detach = reflect.getMember("detach");
        this.read = reflect.getMember("read");
        this.readItem = reflect.getMember("readitem");
        this.query = reflect.getMember("query");
        this.evaluate = reflect.getMember("evaluate");
    }

    /** What a trap gives, as a wire value. */
    @Nullable
    Object answer(Value target, Ref ref, Trap trap) {
        return switch (trap) {
            case Trap.Keys() -> new Copy.Items(crossing.elements(keys.execute(target)));
            case Trap.Await() -> ref;
            case Trap.Chain(var steps) -> chain(target, ref, steps);
            case Trap.All(var traps) -> {
                List<@Nullable Object> answers = new ArrayList<>();
                for (Trap each : traps) {
                    answers.add(answer(target, ref, each));
                }
                yield new Copy.Items(answers);
            }
            default -> limit.within(crossing.out(perform(target, ref, trap)));
        };
    }

    private Value perform(Value target, @Nullable Ref ref, Trap trap) {
        return switch (trap) {
            case Trap.Get(var key) -> get.execute(target, crossing.in(key));
            case Trap.Set(var key, var value) ->
                changing(target, ref, () -> set.execute(target, crossing.in(key), crossing.in(value)));
            case Trap.Delete(var key) -> changing(target, ref, () -> delete.execute(target, crossing.in(key)));
            case Trap.Has(var key) -> has.execute(target, crossing.in(key));
            case Trap.Keys() -> keys.execute(target);
            case Trap.Describe(var key) -> describe.execute(target, crossing.in(key));
            case Trap.Define(var key, var description) ->
                changing(target, ref, () -> define.execute(target, crossing.in(key), crossing.in(description)));
            case Trap.Prototype() -> prototype.execute(target);
            case Trap.SetPrototype(var of) ->
                changing(target, ref, () -> setPrototype.execute(target, crossing.in(of)));
            case Trap.IsExtensible() -> extensible.execute(target);
            case Trap.PreventExtensions() -> changing(target, ref, () -> preventExtensions.execute(target));
            case Trap.GetItem(var key) -> item.execute(target, crossing.in(key));
            case Trap.SetItem(var key, var value) ->
                changing(target, ref, () -> setItem.execute(target, crossing.in(key), crossing.in(value)));
            case Trap.DeleteItem(var key) -> changing(target, ref, () -> deleteItem.execute(target, crossing.in(key)));
            case Trap.Contains(var value) -> contains.execute(target, crossing.in(value));
            case Trap.Length() -> length.execute(target);
            case Trap.Apply(Ref self, var arguments) -> called(self, () -> apply(target, crossing.in(self), arguments));
            case Trap.Apply(var self, var arguments) -> apply(target, crossing.in(self), arguments);
            case Trap.Construct(var arguments) -> construct(target, arguments);
            case Trap.Operate(var operator, var operands) ->
                changing(target, ref, () -> operate.execute(row(target, operator.spelling(), operands)));
            case Trap.Iterate(var asynchronous) -> iterate.execute(target, asynchronous);
            case Trap.Next(var sent) ->
                sent == Marker.MISSING ? next.execute(target) : next.execute(target, crossing.in(sent));
            case Trap.Throw(var error) -> raise.execute(target, crossing.in(error));
            case Trap.Close() -> close.execute(target);
            case Trap.Text(var repr) -> text.execute(target, repr);
            case Trap.Detach(var members) -> detach.execute(target, members);
            case Trap.Query(var path) -> query.execute(target, crossing.items(new ArrayList<>(path)));
            case Trap.Evaluate(var source, var arguments) ->
                changing(target, ref, () -> evaluate.execute(row(target, source, arguments.positional())));
            case Trap.Await await -> target;
            case Trap.Chain chain -> throw new IllegalArgumentException("a chain in a chain");
            case Trap.All all -> throw new IllegalArgumentException("many traps as one step of a chain");
        };
    }

    /** What may change an object; {@code ref} is its reference, or null where that has to be looked up. */
    private Value changing(Value target, @Nullable Ref ref, Supplier<Value> change) {
        return changing(ref == null ? crossing.known(target) : ref, change);
    }

    /** A call of a method; those of collections change them. */
    private Value called(@Nullable Ref self, Supplier<Value> call) {
        return changing(self != null && self.shape().isCollection() ? self : null, call);
    }

    /** Told before and after: whoever keeps what he has read keeps nothing that was read earlier, or meanwhile. */
    private static Value changing(@Nullable Ref changed, Supplier<Value> change) {
        if (changed == null) {
            return change.get();
        }
        changed.changed();
        try {
            return change.get();
        } finally {
            changed.changed();
        }
    }

    /** Each step on what the one before gave; a call right after a read is a call of a method. */
    private @Nullable Object chain(Value target, Ref ref, List<Trap> steps) {
        Value at = target;
        Value receiver = null;
        for (int i = 0; i < steps.size(); i++) {
            Trap step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (last && (step instanceof Trap.Keys || step instanceof Trap.All)) {
                return answer(at, ref, step);
            }
            Value given = step(at, receiver, step);
            receiver = step instanceof Trap.Get || step instanceof Trap.GetItem ? at : null;
            at = given;
        }
        return crossing.out(at);
    }

    private Value step(Value at, @Nullable Value receiver, Trap step) {
        return switch (step) {
            case Trap.Get(var key) -> read.execute(at, crossing.in(key));
            case Trap.GetItem(var key) -> readItem.execute(at, crossing.in(key));
            case Trap.Apply(var self, var arguments)
            when self == Marker.MISSING && receiver != null ->
                called(crossing.known(receiver), () -> apply(at, receiver, arguments));
            default -> perform(at, null, step);
        };
    }

    private Value apply(Value target, @Nullable Object receiver, Arguments arguments) {
        List<@Nullable Object> positional = arguments.positional();
        if (!arguments.keyword().isEmpty()) {
            return applyWith.execute(
                    target, receiver, crossing.items(positional), crossing.entries(arguments.keyword()));
        }
        return switch (positional.size()) {
            case 0 -> apply.execute(target, receiver);
            case 1 -> apply.execute(target, receiver, crossing.in(positional.get(0)));
            case 2 -> apply.execute(target, receiver, crossing.in(positional.get(0)), crossing.in(positional.get(1)));
            default -> apply.execute(row(target, receiver, positional));
        };
    }

    private Value construct(Value target, Arguments arguments) {
        return arguments.keyword().isEmpty()
                ? construct.execute(row(target, arguments.positional()))
                : constructWith.execute(
                        target, crossing.items(arguments.positional()), crossing.entries(arguments.keyword()));
    }

    private @Nullable Object[] row(Value target, @Nullable Object second, List<@Nullable Object> positional) {
        @Nullable Object[] row = new @Nullable Object[2 + positional.size()];
        row[0] = target;
        row[1] = second;
        for (int i = 2; i < row.length; i++) {
            row[i] = crossing.in(positional.get(i - 2));
        }
        return row;
    }

    private @Nullable Object[] row(Value target, List<@Nullable Object> positional) {
        @Nullable Object[] row = new @Nullable Object[1 + positional.size()];
        row[0] = target;
        for (int i = 1; i < row.length; i++) {
            row[i] = crossing.in(positional.get(i - 1));
        }
        return row;
    }
}
