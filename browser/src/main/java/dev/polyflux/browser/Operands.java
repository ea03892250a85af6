package dev.polyflux.browser;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Slice;
import dev.polyflux.core.Trap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The references among what a trap hands over. */
final class Operands {

    private Operands() {}

    static Set<Ref> refs(Trap trap, Predicate<Ref> which) {
        Set<Ref> refs = new LinkedHashSet<>();
        operands(trap).forEach(operand -> collect(operand, which, refs));
        return refs;
    }

    /** The references in a value, data of data included. */
    static void collect(@Nullable Object wire, Predicate<Ref> which, Set<Ref> into) {
        switch (wire) {
            case Ref ref when which.test(ref) -> into.add(ref);
            case Copy.Items(var elements) -> elements.forEach(each -> collect(each, which, into));
            case Copy.Fixed(var elements) -> elements.forEach(each -> collect(each, which, into));
            case Copy.Elements(var elements) -> elements.forEach(each -> collect(each, which, into));
            case Copy.Entries(var members) -> members.values().forEach(each -> collect(each, which, into));
            case Copy.Pairs(var keys, var values) -> values.forEach(each -> collect(each, which, into));
            case Slice(var start, var stop, var step) ->
                Stream.of(start, stop, step).forEach(each -> collect(each, which, into));
            case null, default -> {}
        }
    }

    private static Stream<@Nullable Object> operands(Trap trap) {
        return switch (trap) {
            case Trap.Get(var key) -> one(key);
            case Trap.Set(var key, var value) -> one(key, value);
            case Trap.Delete(var key) -> one(key);
            case Trap.Has(var key) -> one(key);
            case Trap.Describe(var key) -> one(key);
            case Trap.Define(var key, var description) -> one(key, description);
            case Trap.SetPrototype(var prototype) -> one(prototype);
            case Trap.GetItem(var key) -> one(key);
            case Trap.SetItem(var key, var value) -> one(key, value);
            case Trap.DeleteItem(var key) -> one(key);
            case Trap.Contains(var value) -> one(value);
            case Trap.Apply(var self, var arguments) -> Stream.concat(one(self), of(arguments));
            case Trap.Construct(var arguments) -> of(arguments);
            case Trap.Operate(var operator, var operands) -> operands.stream();
            case Trap.Next(var sent) -> one(sent);
            case Trap.Throw(var error) -> one(error);
            case Trap.Evaluate(var source, var arguments) -> of(arguments);
            case Trap.Chain(var steps) -> steps.stream().flatMap(Operands::operands);
            case Trap.All(var traps) -> traps.stream().flatMap(Operands::operands);
            case Trap.Query query -> Stream.empty();
            case Trap.Keys keys -> Stream.empty();
            case Trap.Prototype prototype -> Stream.empty();
            case Trap.IsExtensible extensible -> Stream.empty();
            case Trap.PreventExtensions prevent -> Stream.empty();
            case Trap.Length length -> Stream.empty();
            case Trap.Iterate iterate -> Stream.empty();
            case Trap.Close close -> Stream.empty();
            case Trap.Await await -> Stream.empty();
            case Trap.Text text -> Stream.empty();
            case Trap.Detach detach -> Stream.empty();
        };
    }

    private static Stream<@Nullable Object> one(@Nullable Object... operands) {
        return Arrays.stream(operands);
    }

    private static Stream<@Nullable Object> of(Arguments arguments) {
        return Stream.concat(arguments.positional().stream(), arguments.keyword().values().stream());
    }
}
