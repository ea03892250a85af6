package dev.polyflux.guest;

import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.proxy.ProxyArray;

/** How much there is in memory, as guest code may ask; on the realm's loop. */
public final class Memory {

    private final Guest guest;

    Memory(Guest guest) {
        this.guest = guest;
    }

    /** Bytes of the heap that all realms share, in all, used and free; objects that others hold; proxies of theirs. */
    @Export
    public Object counts() {
        Runtime heap = Runtime.getRuntime();
        long total = heap.totalMemory();
        long free = heap.freeMemory();
        long proxies = guest.holding().live().size();
        return ProxyArray.fromArray(total, total - free, free, (long) guest.references(), proxies);
    }
}
