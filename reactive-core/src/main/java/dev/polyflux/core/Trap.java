package dev.polyflux.core;

import org.jspecify.annotations.Nullable;

/**
 * One operation on an object of another realm: the union of what JavaScript's proxies and Python's data model can ask.
 *
 * <p>A trap names what the driver means, never how a language spells it; the reflector of the target's language answers
 * it with that language's own means. Keys and operands are wire values (see {@link Endpoint}).
 */
public sealed interface Trap {

    /** Reads an attribute; answers {@link Marker#MISSING} where there is none. */
    record Get(Object key) implements Trap {}

    /** Writes an attribute. */
    record Set(Object key, @Nullable Object value) implements Trap {}

    /** Deletes an attribute; answers whether it was there. */
    record Delete(Object key) implements Trap {}

    /** Tells whether an attribute is there. */
    record Has(Object key) implements Trap {}

    /** Lists the names of the attributes, as {@link Copy.Items}. */
    record Keys() implements Trap {}

    /** Reads the item at an index or key; answers {@link Marker#MISSING} where there is none. */
    record GetItem(@Nullable Object key) implements Trap {}

    /** Writes the item at an index or key. */
    record SetItem(@Nullable Object key, @Nullable Object value) implements Trap {}

    /** Deletes the item at an index or key; answers whether it was there. */
    record DeleteItem(@Nullable Object key) implements Trap {}

    /** Tells whether a collection contains a value. */
    record Contains(@Nullable Object value) implements Trap {}

    /** Counts the elements; answers {@link Marker#MISSING} where the target has no length. */
    record Length() implements Trap {}

    /** Calls the target; {@code self} is the receiver, or {@link Marker#MISSING} where the driver names none. */
    record Apply(@Nullable Object self, Arguments arguments) implements Trap {}

    /** Constructs an instance of the target. */
    record Construct(Arguments arguments) implements Trap {}

    /** Opens an iterator over the target, synchronous or asynchronous, as the driver asks. */
    record Iterate(boolean asynchronous) implements Trap {}

    /** Takes the next value of an iterator; answers {@link Marker#MISSING} at its end. */
    record Next() implements Trap {}

    /** Closes an iterator or generator early. */
    record Close() implements Trap {}

    /** Waits for a promise or awaitable to settle; only the asynchronous form answers it. */
    record Await() implements Trap {}

    /** Renders the target as text: for people, or for programmers ({@code repr}). */
    record Text(boolean repr) implements Trap {}

    /** Takes a detached copy of a container: {@link Copy} where the target is one, the target itself where it is not. */
    record Detach() implements Trap {}

    /** The operation's name in messages and documents, in lower case. */
    default String verb() {
        return switch (this) {
            case Get g -> "get";
            case Set s -> "set";
            case Delete d -> "delete";
            case Has h -> "has";
            case Keys k -> "keys";
            case GetItem g -> "get item";
            case SetItem s -> "set item";
            case DeleteItem d -> "delete item";
            case Contains c -> "contains";
            case Length l -> "length";
            case Apply a -> "call";
            case Construct c -> "construct";
            case Iterate i -> "iterate";
            case Next n -> "next";
            case Close c -> "close";
            case Await a -> "await";
            case Text t -> "text";
            case Detach d -> "copy";
        };
    }
}
