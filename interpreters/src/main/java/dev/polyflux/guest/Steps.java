package dev.polyflux.guest;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * Reads the steps of a chain as guest code writes them: lists that begin with a name.
 *
 * <p>{@code get key}, {@code item key}, {@code set key value}, {@code setitem key value}, {@code delete key}, {@code
 * call arguments names values}, {@code new arguments names values}, {@code query path}, {@code evaluate source
 * arguments}, {@code length}, {@code text repr}, {@code copy}.
 */
final class Steps {

    private Steps() {}

    static List<Trap> of(Exchange exchange, Value steps) {
        return exchange.checked(() -> read(exchange, steps));
    }

    private static List<Trap> read(Exchange exchange, Value steps) {
        List<Trap> traps = new ArrayList<>();
        for (int i = 0; i < steps.getArraySize(); i++) {
            traps.add(step(exchange, steps.getArrayElement(i)));
        }
        return traps;
    }

    static Trap all(Exchange exchange, Value chains) {
        return exchange.checked(() -> {
            List<Trap> traps = new ArrayList<>();
            for (int i = 0; i < chains.getArraySize(); i++) {
                traps.add(new Trap.Chain(read(exchange, chains.getArrayElement(i))));
            }
            return new Trap.All(traps);
        });
    }

    static List<Object> path(Exchange exchange, Value path) {
        return exchange.checked(() -> {
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < path.getArraySize(); i++) {
                keys.add(exchange.key(path.getArrayElement(i)));
            }
            return keys;
        });
    }

    private static Trap step(Exchange exchange, Value step) {
        String name = Exchange.element(step, 0).asString();
        return switch (name) {
            case "get" -> new Trap.Get(exchange.key(Exchange.element(step, 1)));
            case "item" -> new Trap.GetItem(exchange.out(Exchange.element(step, 1)));
            case "set" ->
                new Trap.Set(exchange.key(Exchange.element(step, 1)), exchange.out(Exchange.element(step, 2)));
            case "setitem" ->
                new Trap.SetItem(exchange.out(Exchange.element(step, 1)), exchange.out(Exchange.element(step, 2)));
            case "delete" -> new Trap.Delete(exchange.key(Exchange.element(step, 1)));
            case "call" -> new Trap.Apply(Marker.MISSING, arguments(exchange, step));
            case "new" -> new Trap.Construct(arguments(exchange, step));
            case "query" -> new Trap.Query(path(exchange, Exchange.element(step, 1)));
            case "evaluate" ->
                new Trap.Evaluate(Exchange.element(step, 1).asString(), exchange.positional(Exchange.element(step, 2)));
            case "length" -> new Trap.Length();
            case "text" -> new Trap.Text(Exchange.element(step, 1).asBoolean());
            case "copy" -> new Trap.Detach();
            default -> throw new IllegalArgumentException("there is no step '" + name + "'");
        };
    }

    private static Arguments arguments(Exchange exchange, Value step) {
        return exchange.arguments(Exchange.element(step, 1), Exchange.element(step, 2), Exchange.element(step, 3));
    }
}
