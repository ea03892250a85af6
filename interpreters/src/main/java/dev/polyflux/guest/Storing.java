package dev.polyflux.guest;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.proxy.ProxyArray;

/** The {@link Storage} as guest code sees it. */
public final class Storing {

    private final Exchange exchange;
    private final Storage storage;

    Storing(Exchange exchange, Storage storage) {
        this.exchange = exchange;
        this.storage = storage;
    }

    /** The keys and texts of a store: key, text, key, text, ... */
    @Export
    public Object entries(String store) {
        return exchange.checked(() -> {
            List<Object> pairs = new ArrayList<>();
            storage.entries(exchange.given(store)).forEach((key, text) -> {
                pairs.add(key);
                pairs.add(text);
            });
            return ProxyArray.fromList(pairs);
        });
    }

    @Export
    public void set(String store, String key, String text) {
        exchange.checking(() -> storage.set(exchange.given(store), exchange.given(key), exchange.given(text)));
    }

    @Export
    public void delete(String store, String key) {
        exchange.checking(() -> storage.delete(exchange.given(store), exchange.given(key)));
    }

    @Export
    public void clear(String store) {
        exchange.checking(() -> storage.clear(exchange.given(store)));
    }

    /** Has what outlives the runtime say what the store holds. */
    @Export
    public void flush(String store) {
        exchange.checking(() -> storage.flush(exchange.given(store)));
    }
}
