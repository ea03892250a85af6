package dev.polyflux.guest;

import dev.polyflux.core.Lease;
import dev.polyflux.core.Reason;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Tag;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What guest code tells of its proxies, on the realm's loop: those that it makes without Java, and the ends it gives them. */
public final class Lives {

    private final Guest guest;
    private final Exchange exchange;
    private final Following following;

    Lives(Guest guest, Exchange exchange, Following following) {
        this.guest = guest;
        this.exchange = exchange;
        this.following = following;
    }

    /** Whether proxies that are made now are followed. */
    @Export
    public boolean follows() {
        return following.isOn();
    }

    /**
     * Follows a proxy of an object of the realm's other language, which may end with a lease; {@code notes} says whether its
     * calls are told. Gives what they are told by, or null where the proxy cannot be followed.
     */
    @Export
    public @Nullable Object follow(Value proxy, String type, int features, boolean notes, @Nullable Lease lease) {
        return exchange.checked(() -> guest.holdings()
                .followNeighbour(proxy, guest.neighbours().endpoint(), exchange.given(type), features, notes, lease));
    }

    /** The object of a followed proxy is being called. */
    @Export
    public void called(Tag tag) {
        exchange.given(tag).life().noteCall();
    }

    /**
     * A proxy has ended before the collector ends it: one of an object of another realm, whose weak reference gives it no more, or
     * else one that holds {@code tag}.
     */
    @Export
    public void ended(Value ref, @Nullable Tag tag, String reason) {
        Reason how = exchange.reason(reason);
        if (ref.isHostObject() && ref.asHostObject() instanceof Ref abroad) {
            guest.holdings().ended(abroad, how);
        } else if (tag != null) {
            tag.life().end(how);
        }
    }
}
