package dev.polyflux.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;

/** The way of what guest code displays to who looks at it, and of what it writes without ending a line. */
public final class Showing {

    private final Exchange exchange;
    private final Surroundings surroundings;

    Showing(Exchange exchange, Surroundings surroundings) {
        this.exchange = exchange;
        this.surroundings = surroundings;
    }

    /**
     * Shows one value.
     *
     * @param forms MIME types, and what the value is in each, in turn
     * @return false where nobody looks
     */
    @Export
    public boolean show(String target, boolean append, Value forms) {
        return exchange.checked(() -> {
            Map<String, String> bundle = new LinkedHashMap<>();
            for (int i = 0; i + 1 < forms.getArraySize(); i += 2) {
                bundle.put(
                        forms.getArrayElement(i).asString(),
                        forms.getArrayElement(i + 1).asString());
            }
            return surroundings.show(exchange.given(target), append, bundle);
        });
    }

    /** Prints the beginning of a line, or more of it, for those languages whose printing ends each. */
    @Export
    public void begin(String text, boolean error) {
        exchange.checking(() -> surroundings.begin(exchange.given(text), error));
    }
}
