package dev.polyflux.guest;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Known;
import dev.polyflux.core.Lease;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Reason;
import dev.polyflux.core.Ref;
import dev.polyflux.core.ReleasedException;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.time.Instant;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Leases as guest code sees them: those that it grants on its own objects, and those that its proxies came with.
 *
 * <p>Called on the realm's loop, from guest code; what fails is thrown as the guest's own error.
 */
public final class Leases {

    private static final Trap CALL = new Trap.Apply(Marker.MISSING, Arguments.none());

    private final Guest guest;
    private final Exchange exchange;

    Leases(Guest guest, Exchange exchange) {
        this.guest = guest;
        this.exchange = exchange;
    }

    /** What is known of an object without asking for it. */
    @Export
    public Object shape(String type, int features, String detail) {
        return guest.crossing().shape(exchange.given(type), features, exchange.given(detail), null);
    }

    /** The same of an object that never changes, and whose class other realms have, too. */
    @Export
    public Object shape(String type, int features, String detail, Known value) {
        return guest.crossing().shape(exchange.given(type), features, exchange.given(detail), exchange.given(value));
    }

    /** Grants a lease of an object of that shape, for which {@code standIn} stands at home. */
    @Export
    public Object grant(Value target, Value standIn, Shape shape, boolean once, @Nullable String createdAt) {
        return guest.lease(target, standIn, exchange.given(shape), once, createdAt);
    }

    /** The reference that ends with a lease. */
    @Export
    public Object ref(Lease lease) {
        return exchange.given(lease).ref();
    }

    /** What the use of a lease's reference fails with, or null while it is live. */
    @Export
    public @Nullable String ended(Lease lease) {
        Lease.Ended ended = exchange.given(lease).ended();
        return ended == null ? null : ended.message();
    }

    /** The object of a lease that is live. */
    @Export
    public Object held(Lease lease) {
        return exchange.checked(() -> lease.ref().target(guest.endpoint()));
    }

    /** The object of a lease, for one call. */
    @Export
    public Object used(Lease lease) {
        return exchange.checked(() -> lease.ref().target(guest.endpoint(), CALL));
    }

    /** A lease of the same object with an end of its own. */
    @Export
    public Object copy(Lease lease) {
        return exchange.checked(() -> lease.copy());
    }

    /**
     * Ends a lease, for a {@link Reason} by its name; again does nothing, but for one that was good for one call.
     *
     * @param line the second line of the message, or null for the one that says what it was, and who released it when
     * @param seconds when that was, since 1970
     */
    @Export
    public void end(Lease lease, String reason, String text, @Nullable String line, double seconds) {
        Reason how = exchange.reason(reason);
        Lease.Ended before = exchange.given(lease).ended();
        if (lease.isOnce() && before != null && before.reason() == Reason.DESTROYED) {
            throw guest.failures().raise(new ReleasedException("OnceProxy has already been destroyed"));
        }
        lease.end(
                how,
                guest.endpoint().name(),
                Instant.ofEpochMilli((long) (seconds * 1000)),
                lease.isOnce() ? Lease.ONCE : exchange.given(text),
                line);
    }

    /** The line that says what a proxy without a lease was, and that it was released here and now. */
    @Export
    public String line(String type, Value ref) {
        String what = ref.isHostObject() && ref.asHostObject() instanceof Ref foreign
                ? foreign.toString()
                : "python " + type + " of " + guest.endpoint().name();
        return Lease.described(what, guest.endpoint().name(), Instant.now(), null);
    }
}
