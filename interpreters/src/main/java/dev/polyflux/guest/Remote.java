package dev.polyflux.guest;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.promise.Promises;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The traps of a language's proxies on objects of other realms, one method each; what they give is guest code's own
 * already, what they fail with is thrown as its own error.
 *
 * <p>Called on the realm's loop, from guest code. Guest code has another transport with the same methods for the objects
 * of the realm's other language, and one for realms that may not wait.
 */
public final class Remote {

    private final Exchange exchange;

    Remote(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a trap on this reference would wait here and now, rather than be refused. */
    @Export
    public boolean waits(Ref ref) {
        return exchange.waits(ref);
    }

    // Attributes.

    @Export
    public @Nullable Object get(Ref ref, String key) {
        return exchange.await(ref, new Trap.Get(exchange.given(key)));
    }

    /** The same for a language whose methods are bound to their object when they are read of it. */
    @Export
    public @Nullable Object member(Ref ref, String key) {
        return exchange.member(ref, new Trap.Get(exchange.given(key)));
    }

    /** With a key that is no string, such as a symbol. */
    @Export
    public @Nullable Object getKey(Ref ref, Value key) {
        return exchange.await(ref, new Trap.Get(exchange.key(key)));
    }

    @Export
    public @Nullable Object set(Ref ref, Value key, Value value) {
        return exchange.await(ref, new Trap.Set(exchange.key(key), exchange.out(value)));
    }

    @Export
    public @Nullable Object delete(Ref ref, Value key) {
        return exchange.await(ref, new Trap.Delete(exchange.key(key)));
    }

    @Export
    public @Nullable Object has(Ref ref, Value key) {
        return exchange.await(ref, new Trap.Has(exchange.key(key)));
    }

    @Export
    public @Nullable Object keys(Ref ref) {
        return exchange.await(ref, new Trap.Keys());
    }

    @Export
    public @Nullable Object describe(Ref ref, Value key) {
        return exchange.await(ref, new Trap.Describe(exchange.key(key)));
    }

    /** The description as names and values. */
    @Export
    public @Nullable Object define(Ref ref, Value key, Value names, Value values) {
        return exchange.await(
                ref,
                new Trap.Define(
                        exchange.key(key), new dev.polyflux.core.Copy.Entries(exchange.keywords(names, values))));
    }

    @Export
    public @Nullable Object prototype(Ref ref) {
        return exchange.await(ref, new Trap.Prototype());
    }

    @Export
    public @Nullable Object setprototype(Ref ref, Value prototype) {
        return exchange.await(ref, new Trap.SetPrototype(exchange.out(prototype)));
    }

    @Export
    public @Nullable Object extensible(Ref ref) {
        return exchange.await(ref, new Trap.IsExtensible());
    }

    @Export
    public @Nullable Object preventextensions(Ref ref) {
        return exchange.await(ref, new Trap.PreventExtensions());
    }

    // Items.

    @Export
    public @Nullable Object item(Ref ref, Value key) {
        return exchange.await(ref, new Trap.GetItem(exchange.out(key)));
    }

    @Export
    public @Nullable Object setitem(Ref ref, Value key, Value value) {
        return exchange.await(ref, new Trap.SetItem(exchange.out(key), exchange.out(value)));
    }

    @Export
    public @Nullable Object delitem(Ref ref, Value key) {
        return exchange.await(ref, new Trap.DeleteItem(exchange.out(key)));
    }

    @Export
    public @Nullable Object contains(Ref ref, Value value) {
        return exchange.await(ref, new Trap.Contains(exchange.out(value)));
    }

    @Export
    public @Nullable Object length(Ref ref) {
        return exchange.await(ref, new Trap.Length());
    }

    // Calls. Not variable: a host call with one list for its only variable argument would take the list apart.

    @Export
    public @Nullable Object apply0(Ref ref, Value self) {
        return exchange.call(ref, new Trap.Apply(exchange.out(self), Arguments.none()));
    }

    @Export
    public @Nullable Object apply1(Ref ref, Value self, Value argument) {
        return exchange.call(
                ref, new Trap.Apply(exchange.out(self), Arguments.of(new @Nullable Object[] {exchange.out(argument)})));
    }

    @Export
    public @Nullable Object apply2(Ref ref, Value self, Value first, Value second) {
        return exchange.call(
                ref, new Trap.Apply(exchange.out(self), Arguments.of(exchange.out(first), exchange.out(second))));
    }

    @Export
    public @Nullable Object apply(Ref ref, Value self, Value arguments) {
        return exchange.call(ref, new Trap.Apply(exchange.out(self), exchange.positional(arguments)));
    }

    @Export
    public @Nullable Object applyWith(Ref ref, Value self, Value arguments, Value names, Value values) {
        return exchange.call(ref, new Trap.Apply(exchange.out(self), exchange.arguments(arguments, names, values)));
    }

    @Export
    public @Nullable Object construct(Ref ref, Value arguments) {
        return exchange.call(ref, new Trap.Construct(exchange.positional(arguments)));
    }

    @Export
    public @Nullable Object constructWith(Ref ref, Value arguments, Value names, Value values) {
        return exchange.call(ref, new Trap.Construct(exchange.arguments(arguments, names, values)));
    }

    @Export
    public @Nullable Object operate0(Ref ref, String operator) {
        return exchange.await(ref, new Trap.Operate(operator(operator), List.of()));
    }

    @Export
    public @Nullable Object operate1(Ref ref, String operator, Value operand) {
        List<@Nullable Object> operands = new ArrayList<>(1);
        operands.add(exchange.out(operand));
        return exchange.await(ref, new Trap.Operate(operator(operator), operands));
    }

    @Export
    public @Nullable Object operate(Ref ref, String operator, Value operands) {
        return exchange.await(
                ref,
                new Trap.Operate(
                        operator(operator), exchange.positional(operands).positional()));
    }

    private Operator operator(String spelling) {
        Operator known = Operator.of(exchange.given(spelling));
        return known != null
                ? known
                : exchange.checked(() -> {
                    throw new UnsupportedTrapException("there is no operator '" + spelling + "'");
                });
    }

    // Iteration.

    @Export
    public @Nullable Object iterate(Ref ref, boolean asynchronous) {
        return exchange.await(ref, new Trap.Iterate(asynchronous));
    }

    @Export
    public @Nullable Object next(Ref ref) {
        return exchange.await(ref, new Trap.Next(Marker.MISSING));
    }

    @Export
    public @Nullable Object send(Ref ref, Value sent) {
        return exchange.await(ref, new Trap.Next(exchange.out(sent)));
    }

    @Export
    public @Nullable Object raise(Ref ref, Value error) {
        return exchange.await(ref, new Trap.Throw(exchange.out(error)));
    }

    @Export
    public @Nullable Object close(Ref ref) {
        return exchange.await(ref, new Trap.Close());
    }

    // The whole.

    @Export
    public @Nullable Object text(Ref ref, boolean repr) {
        return exchange.await(ref, new Trap.Text(repr));
    }

    @Export
    public @Nullable Object detached(Ref ref) {
        return exchange.await(ref, new Trap.Detach());
    }

    // Several at once.

    @Export
    public @Nullable Object query(Ref ref, Value path) {
        return exchange.await(ref, new Trap.Query(Steps.path(exchange, path)));
    }

    @Export
    public @Nullable Object evaluate(Ref ref, String source, Value arguments) {
        return exchange.call(ref, new Trap.Evaluate(exchange.given(source), exchange.positional(arguments)));
    }

    /** The last of some steps, each a list of its name and what it takes; see {@link Steps}. */
    @Export
    public @Nullable Object chain(Ref ref, Value steps) {
        return exchange.await(ref, new Trap.Chain(Steps.of(exchange, steps)));
    }

    /** What each of some chains gives. */
    @Export
    public @Nullable Object all(Ref ref, Value chains) {
        return exchange.await(ref, Steps.all(exchange, chains));
    }

    // Later: these give a promise or awaitable.

    @Export
    public Object iterateLater(Ref ref) {
        return exchange.later(ref, new Trap.Iterate(true));
    }

    @Export
    public Object nextLater(Ref ref) {
        return exchange.later(ref, new Trap.Next(Marker.MISSING));
    }

    @Export
    public Object sendLater(Ref ref, Value sent) {
        return exchange.later(ref, new Trap.Next(exchange.out(sent)));
    }

    @Export
    public Object raiseLater(Ref ref, Value error) {
        return exchange.later(ref, new Trap.Throw(exchange.out(error)));
    }

    @Export
    public Object closeLater(Ref ref) {
        return exchange.later(ref, new Trap.Close());
    }

    @Export
    public Object chainLater(Ref ref, Value steps) {
        return exchange.later(ref, new Trap.Chain(Steps.of(exchange, steps)));
    }

    @Export
    public Object allLater(Ref ref, Value chains) {
        return exchange.later(ref, Steps.all(exchange, chains));
    }

    /** Calls one of two functions when a promise or awaitable settles; gives a function that cancels it. */
    @Export
    public Object watch(Ref ref, Value settled, Value failed) {
        return Promises.cancelling(exchange.settle(
                exchange.checked(() -> ref.owner().watch(ref)), exchange.function(settled), exchange.function(failed)));
    }
}
