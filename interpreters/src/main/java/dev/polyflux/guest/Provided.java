package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Ref;
import java.util.ArrayList;
import java.util.Map;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** What its configuration gives a realm, as guest code asks for it: texts, and services, which are Java's to share. */
public final class Provided {

    private final Provisions provisions;
    private final Exchange exchange;

    Provided(Provisions provisions, Exchange exchange) {
        this.exchange = exchange;
        this.provisions = provisions;
    }

    /** The configuration as JSON. */
    @Export
    public String configuration() {
        return provisions.configuration();
    }

    /** Where Python looks for modules before its own library. */
    @Export
    public Object folders() {
        return ProxyArray.fromList(new ArrayList<>(provisions.folders()));
    }

    /** Where it looks for them after that. */
    @Export
    public Object packages() {
        return ProxyArray.fromList(new ArrayList<>(provisions.packages()));
    }

    /** The names of the modules of JavaScript that scripts in {@code main} or in a {@code worker} import. */
    @Export
    public Object modules(String scope) {
        return ProxyArray.fromList(new ArrayList<>(of(scope).keySet()));
    }

    /** The specifier of one of them; empty for none. */
    @Export
    public String module(String scope, String name) {
        return name == null ? "" : of(scope).getOrDefault(name, "");
    }

    /** The names of Java's objects that scripts import. */
    @Export
    public Object services() {
        return ProxyArray.fromList(new ArrayList<>(provisions.services().keySet()));
    }

    /** One of them. */
    @Export
    public @Nullable Object service(String name) {
        return exchange.checked(() -> {
            Ref service = name == null ? null : provisions.services().get(name);
            if (service == null) {
                throw new ConfigurationException("there is no service '" + name + "'");
            }
            return exchange.arrived(service);
        });
    }

    private Map<String, String> of(String scope) {
        return scope == null ? Map.of() : provisions.modules().getOrDefault(scope, Map.of());
    }
}
