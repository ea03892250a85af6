package dev.polyflux.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation on an object of another realm: the union of what JavaScript's proxies and Python's data model can ask.
 *
 * <p>A trap names what the driver means, never how a language spells it; the reflector of the target's language answers
 * it with that language's own means, or with {@link UnsupportedTrapException}. Keys and operands are wire values (see
 * {@link Endpoint}).
 */
public sealed interface Trap {

    // Attributes.

    /** Reads an attribute; answers {@link Marker#MISSING} where there is none. */
    record Get(Object key) implements Trap {}

    /** Writes an attribute; answers whether that was allowed. */
    record Set(Object key, @Nullable Object value) implements Trap {}

    /** Deletes an attribute; answers whether it was there. */
    record Delete(Object key) implements Trap {}

    /** Tells whether an attribute is there. */
    record Has(Object key) implements Trap {}

    /** Lists the names of the target's own attributes, as {@link Copy.Items}. */
    record Keys() implements Trap {}

    /**
     * Describes an own attribute as {@link Copy.Entries}: {@code value} and {@code writable}, or {@code get} and {@code
     * set}, and {@code enumerable} and {@code configurable}; answers {@link Marker#MISSING} where there is none.
     */
    record Describe(Object key) implements Trap {}

    /** Defines an own attribute by a description; answers whether that was allowed. */
    record Define(Object key, @Nullable Object description) implements Trap {}

    /** Gives the object that the target inherits from. */
    record Prototype() implements Trap {}

    /** Makes the target inherit from another object; answers whether that was allowed. */
    record SetPrototype(@Nullable Object prototype) implements Trap {}

    /** Tells whether attributes may be added. */
    record IsExtensible() implements Trap {}

    /** Forbids that attributes are added; answers whether that was allowed. */
    record PreventExtensions() implements Trap {}

    // Items.

    /** Reads the item at an index, key or {@link Slice}; answers {@link Marker#MISSING} where there is none. */
    record GetItem(@Nullable Object key) implements Trap {}

    /** Writes the item at an index, key or slice. */
    record SetItem(@Nullable Object key, @Nullable Object value) implements Trap {}

    /** Deletes the item at an index, key or slice; answers whether it was there. */
    record DeleteItem(@Nullable Object key) implements Trap {}

    /** Tells whether a collection contains a value. */
    record Contains(@Nullable Object value) implements Trap {}

    /** Counts the elements; answers {@link Marker#MISSING} where the target has no length. */
    record Length() implements Trap {}

    // Calls.

    /** Calls the target; {@code self} is the receiver, or {@link Marker#MISSING} where the driver names none. */
    record Apply(@Nullable Object self, Arguments arguments) implements Trap {}

    /** Constructs an instance of the target. */
    record Construct(Arguments arguments) implements Trap {}

    /** Applies an operator to the target, as its first operand, and the others. */
    record Operate(Operator operator, List<@Nullable Object> operands) implements Trap {
        public Operate(Operator operator, List<@Nullable Object> operands) {
            this.operator = operator;
            this.operands = Collections.unmodifiableList(new ArrayList<>(operands));
        }
    }

    // Iteration.

    /** Opens an iterator over the target, synchronous or asynchronous, as the driver asks. */
    record Iterate(boolean asynchronous) implements Trap {}

    /**
     * Takes the next value of an iterator, and sends it one, or {@link Marker#MISSING}; answers {@code End} when it is
     * through.
     */
    record Next(@Nullable Object sent) implements Trap {}

    /** Throws an error into a generator where it stands; answers as {@link Next}. */
    record Throw(@Nullable Object error) implements Trap {}

    /** Closes an iterator or generator early. */
    record Close() implements Trap {}

    // Promises and awaitables.

    /** Waits for a promise or awaitable to settle; only the asynchronous form answers it. */
    record Await() implements Trap {}

    // The whole.

    /** Renders the target as text: for people, or for programmers ({@code repr}). */
    record Text(boolean repr) implements Trap {}

    /**
     * Takes a detached copy of a container: {@link Copy} where the target is one, the target itself where it is not; where
     * {@code members} is set, also of what an instance of a class has, by name.
     */
    record Detach(boolean members) implements Trap {
        public Detach() {
            this(false);
        }
    }

    // Several at once.

    /** Applies each trap to what the one before gave, the first to the target; a call has what its step was read from as its receiver. */
    record Chain(List<Trap> steps) implements Trap {
        public Chain {
            steps = List.copyOf(steps);
        }
    }

    /** Applies every trap to the target and answers all they gave, as {@link Copy.Items}. */
    record All(List<Trap> traps) implements Trap {
        public All {
            traps = List.copyOf(traps);
        }
    }

    /** Walks a path of attributes and items; answers {@link Marker#MISSING} as soon as one is not there. */
    record Query(List<Object> path) implements Trap {
        public Query {
            path = List.copyOf(path);
        }
    }

    /** Makes a function of its source text in the target's realm, and calls it. */
    record Evaluate(String source, Arguments arguments) implements Trap {}

    /** Whether its target itself is called, first of all or among other things. */
    default boolean calls() {
        return switch (this) {
            case Apply a -> true;
            case Construct c -> true;
            case Chain(var steps) -> !steps.isEmpty() && steps.getFirst().calls();
            case All(var traps) -> traps.stream().anyMatch(Trap::calls);
            default -> false;
        };
    }

    /** The operation's name in messages and documents, in lower case. */
    default String verb() {
        return switch (this) {
            case Get g -> "get";
            case Set s -> "set";
            case Delete d -> "delete";
            case Has h -> "has";
            case Keys k -> "keys";
            case Describe d -> "describe";
            case Define d -> "define";
            case Prototype p -> "prototype";
            case SetPrototype s -> "set prototype";
            case IsExtensible i -> "is extensible";
            case PreventExtensions p -> "prevent extensions";
            case GetItem g -> "get item";
            case SetItem s -> "set item";
            case DeleteItem d -> "delete item";
            case Contains c -> "contains";
            case Length l -> "length";
            case Apply a -> "call";
            case Construct c -> "construct";
            case Operate o -> "operate " + o.operator().spelling();
            case Iterate i -> "iterate";
            case Next n -> "next";
            case Throw t -> "throw";
            case Close c -> "close";
            case Await a -> "await";
            case Text t -> "text";
            case Detach d -> "copy";
            case Chain c -> "chain";
            case All a -> "all";
            case Query q -> "query";
            case Evaluate e -> "evaluate";
        };
    }
}
