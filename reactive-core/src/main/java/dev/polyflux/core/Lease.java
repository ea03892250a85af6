package dev.polyflux.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a reference lives that ends before the collector ends it: a second reference to an object, which somebody
 * releases.
 *
 * <p>A lease is live until it is ended, and ends once; from then on it no longer holds the object, and every use of its
 * reference fails with {@link ReleasedException}. A use that has begun comes to its own end. A lease that is good for one
 * call is ended by it, before the call is made. Thread-safe.
 */
public final class Lease implements AutoCloseable {

    /** The first line of the message where a reference was released on request. */
    public static final String DESTROYED = "Object has already been destroyed";

    /** The first line of the message where the one call has been made, or was given up. */
    public static final String ONCE = "OnceProxy can only be called once";

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Lease.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private sealed interface State permits Live, Ended {}

    /** {@code home} is what the reference is at its owner's; {@code told} hear how it ends. */
    private record Live(Object target, Object home, List<Consumer<Ended>> told) implements State {}

    /**
     * How a lease ended.
     *
     * @param by the realm whose code ended it, or {@code Java}
     * @param text the first line of what the use of its reference fails with
     * @param line the second line, where it was given
     */
    public record Ended(Lease lease, Reason reason, String by, Instant at, String text, @Nullable String line)
            implements State {

        /** What the use of the reference fails with. */
        public String message() {
            return text + "\n" + (line != null ? line : described(lease.ref.toString(), by, at, lease.createdAt));
        }

        /** The use of the reference, failed. */
        PolyfluxException error() {
            return reason == Reason.REALM_CLOSED ? new ClosedException(text) : new ReleasedException(message());
        }
    }

    private final Ref ref;
    private final boolean once;
    private final @Nullable String createdAt;

    @SuppressWarnings("FieldMayBeFinal") // by STATE
    private volatile State state;

    /**
     * A lease of {@code target}, an object that only {@code owner} may touch.
     *
     * @param home what the reference is again when it comes home: the target itself, or what stands for it there
     * @param once whether it is good for one call
     * @param createdAt the place in guest code that made it, where that is known
     */
    public Lease(Endpoint owner, Object target, Object home, Shape shape, boolean once, @Nullable String createdAt) {
        this.ref = new Ref(owner, this, shape);
        this.once = once;
        this.createdAt = createdAt;
        this.state = new Live(target, home, List.of());
    }

    /** The reference that ends with the lease. */
    public Ref ref() {
        return ref;
    }

    /** Whether it is good for one call. */
    public boolean isOnce() {
        return once;
    }

    /** How the lease ended, or null while it is live. */
    public @Nullable Ended ended() {
        return state instanceof Ended ended ? ended : null;
    }

    /** Ends it, as Java's doing; doing so again does nothing. */
    @Override
    public void close() {
        end(Reason.DESTROYED, "Java", Instant.now(), once ? ONCE : DESTROYED, null);
    }

    /**
     * Ends the lease; one that has ended stays as it is.
     *
     * @param by the realm whose code does so
     * @param text the first line of what the use of the reference fails with
     * @param line the second; null for one that names the object, the releaser and the time
     * @return whether this call ended it
     */
    public boolean end(Reason reason, String by, Instant at, String text, @Nullable String line) {
        Ended how = new Ended(this, reason, by, at, text, line);
        while (state instanceof Live live) {
            if (STATE.compareAndSet(this, live, how)) {
                live.told().forEach(each -> each.accept(how));
                return true;
            }
        }
        return false;
    }

    /** Has {@code then} told how the lease ended: on the thread that ends it, or here and now where it has ended. */
    public void whenEnded(Consumer<Ended> then) {
        while (state instanceof Live live) {
            List<Consumer<Ended>> told = new ArrayList<>(live.told());
            told.add(then);
            if (STATE.compareAndSet(this, live, new Live(live.target(), live.home(), List.copyOf(told)))) {
                return;
            }
        }
        if (state instanceof Ended how) {
            then.accept(how);
        }
    }

    /** The line that names what was released, by whom and when. */
    public static String described(String what, String by, Instant at, @Nullable String createdAt) {
        return "It was a " + what + ", released by '" + by + "' at " + at.truncatedTo(ChronoUnit.MILLIS)
                + (createdAt == null ? "" : ", created at " + createdAt);
    }

    /** A lease of the same object with an end of its own. */
    public Lease copy() {
        Live live = live();
        return new Lease(ref.owner(), live.target(), live.target(), ref.shape(), once, createdAt);
    }

    Object target() {
        return live().target();
    }

    Object home() {
        return live().home();
    }

    /** The target, for one trap; the one call of a lease that is good for one ends it. */
    Object use(Trap trap) {
        Live live = live();
        if (once && isCall(trap) && !end(Reason.ONCE, ref.owner().name(), Instant.now(), ONCE, null)) {
            return live().target(); // ended meanwhile: fails
        }
        return live.target();
    }

    private static boolean isCall(Trap trap) {
        return trap instanceof Trap.Apply
                || trap instanceof Trap.Chain(var steps) && !steps.isEmpty() && steps.get(0) instanceof Trap.Apply;
    }

    private Live live() {
        return switch (state) {
            case Live live -> live;
            case Ended ended -> throw ended.error();
        };
    }

    @Override
    public String toString() {
        return ref + (state instanceof Ended ended ? " (" + ended.reason().inWords() + ")" : " (leased)");
    }
}
