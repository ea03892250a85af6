package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reply;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/** What the Java code that a language brings along stands on: the realm's loop, its files, and what it may reach. No guest sees it. */
public final class Ground {

    private final Guest guest;
    private final Surroundings surroundings;
    private final Exchange exchange;

    Ground(Guest guest, Surroundings surroundings, Exchange exchange) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.exchange = exchange;
    }

    /** The realm's event loop. */
    public EventLoop loop() {
        return surroundings.loop();
    }

    /** The realm's files, as its guests see them. */
    public FileSystem files() {
        return guest.files().all();
    }

    /** Whether guest code may connect to the host of a URL, at its port. */
    public boolean mayReach(String url) {
        try {
            URI uri = URI.create(url);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
            int port = uri.getPort() < 0 ? secure ? 443 : 80 : uri.getPort();
            return surroundings.mayReach(uri.getHost() == null ? "" : uri.getHost(), port);
        } catch (IllegalArgumentException malformed) {
            return trusted();
        }
    }

    /** Variables of the environment that guest code sees beside those of its access. */
    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /** The section of the realm's configuration that is called as the language is. */
    public Map<?, ?> settings() {
        return surroundings.provisions().section(guest.language().name());
    }

    /** The names of Java's objects that scripts import. */
    public Set<String> services() {
        return surroundings.provisions().services().keySet();
    }

    /** Whether guest code may do what the user who runs the JVM may. */
    public boolean trusted() {
        return surroundings.trusted();
    }

    /** Where what guest code prints goes, for a language whose engine has no streams. */
    public OutputStream out() {
        return guest.outside().out();
    }

    /** The same for what it prints of errors. */
    public OutputStream err() {
        return guest.outside().err();
    }

    /** From now on the realm's code is interrupted where this has it stay. */
    public void brake(Brake brake) {
        guest.outside().brake().set(brake);
    }

    /** What a thrown value of the language's own is elsewhere, for a language that cannot throw it into Java. */
    public PolyfluxException told(Value thrown) {
        return guest.failures().ours(guest.failures().blame(thrown));
    }

    /** The global object of another language of the realm, which is loaded where it is not there. */
    public @Nullable Object global(String language) {
        return exchange.checked(
                () -> switch (surroundings.neighbour(guest, language).evaluate("globalThis", "global")) {
                    case Reply.Ok(var global) -> exchange.arrived(global);
                    case Reply.Err(var error) -> throw error;
                });
    }

    /** Runs guest code that nobody waits for, on the loop; what it throws is uncaught. */
    public void enter(Runnable code) {
        exchange.enter(code);
    }

    /** Does what guest code has asked for; what does not fit is thrown as its own error. */
    public <T extends @Nullable Object> T checked(Supplier<T> service) {
        return exchange.checked(service);
    }

    /** A function, which will be called; anything else is thrown as the guest's own error. */
    public Value function(Value given) {
        return exchange.function(given);
    }
}
