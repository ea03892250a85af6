package dev.polyflux.guest;

import java.util.ArrayList;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.proxy.ProxyArray;

/** What its configuration gives a realm, as guest code asks for it: texts, and nothing that changes anything. */
public final class Provided {

    private final Provisions provisions;

    Provided(Provisions provisions) {
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

    /** The names of the modules of JavaScript that Python's scripts may import. */
    @Export
    public Object modules() {
        return ProxyArray.fromList(new ArrayList<>(provisions.modules().keySet()));
    }

    /** Where the module of a name lies; empty for none. */
    @Export
    public String module(String name) {
        return name == null ? "" : provisions.modules().getOrDefault(name, "");
    }
}
