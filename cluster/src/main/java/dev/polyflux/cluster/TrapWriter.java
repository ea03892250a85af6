package dev.polyflux.cluster;

import dev.polyflux.core.Trap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes traps, each as a list that begins with its {@link TrapCode}. */
record TrapWriter(ValueWriter to) {

    void trap(Trap trap) throws IOException {
        to.begin(TrapCode.of(trap).ordinal());
        switch (trap) {
            case Trap.Get(var key) -> values(key);
            case Trap.Set(var key, var value) -> values(key, value);
            case Trap.Delete(var key) -> values(key);
            case Trap.Has(var key) -> values(key);
            case Trap.Keys keys -> {}
            case Trap.Describe(var key) -> values(key);
            case Trap.Define(var key, var description) -> values(key, description);
            case Trap.Prototype prototype -> {}
            case Trap.SetPrototype(var prototype) -> values(prototype);
            case Trap.IsExtensible extensible -> {}
            case Trap.PreventExtensions prevent -> {}
            case Trap.GetItem(var key) -> values(key);
            case Trap.SetItem(var key, var value) -> values(key, value);
            case Trap.DeleteItem(var key) -> values(key);
            case Trap.Contains(var value) -> values(value);
            case Trap.Length length -> {}
            case Trap.Apply(var self, var arguments) -> {
                to.value(self);
                to.arguments(arguments);
            }
            case Trap.Construct(var arguments) -> to.arguments(arguments);
            case Trap.Operate(var operator, var operands) -> {
                to.value(operator.spelling());
                to.elements(operands);
            }
            case Trap.Iterate(var asynchronous) -> values(asynchronous);
            case Trap.Next(var sent) -> values(sent);
            case Trap.Throw(var error) -> values(error);
            case Trap.Close close -> {}
            case Trap.Await await -> {}
            case Trap.Text(var repr) -> values(repr);
            case Trap.Detach(var members) -> values(members);
            case Trap.Chain(var steps) -> traps(steps);
            case Trap.All(var traps) -> traps(traps);
            case Trap.Query(var path) -> to.elements(path);
            case Trap.Evaluate(var source, var arguments) -> {
                to.value(source);
                to.arguments(arguments);
            }
        }
        to.out().writeEndArray();
    }

    private void values(@Nullable Object... values) throws IOException {
        for (Object value : Arrays.asList(values)) {
            to.value(value);
        }
    }

    private void traps(List<Trap> traps) throws IOException {
        to.out().writeNumber(traps.size());
        for (Trap trap : traps) {
            trap(trap);
        }
    }
}
