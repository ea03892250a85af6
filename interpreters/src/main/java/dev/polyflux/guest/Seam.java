package dev.polyflux.guest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import java.util.HashSet;
import java.util.Set;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Java as a language's guest code sees it, under the name {@code seam}: the realm's services. All of it is called on the
 * realm's loop, from guest code; what fails is thrown as the guest's own error.
 *
 * <p>Guest code is an enemy that calls whatever it can reach, with anything at any time: each exported member gives no more
 * than its caller has a right to, and refuses the rest by an ordinary error.
 */
public final class Seam {

    /** The wire value of no such thing, for guest code to hand back. */
    @Export
    public final Object MISSING = Marker.MISSING;

    /** The wire value of JavaScript's null. */
    @Export
    public final Object NULL = Marker.NULL;

    /** The wire value of an operand that an operator cannot take. */
    @Export
    public final Object NOT_IMPLEMENTED = Marker.NOT_IMPLEMENTED;

    /** The traps on objects of other realms. */
    @Export
    public final Object remote;

    /** What makes the values that travel. */
    @Export
    public final Object wires;

    /** What its code puts off. */
    @Export
    public final Tasks tasks;

    /** The leases of its objects, and of those it has proxies of. */
    @Export
    public final Object leases;

    /** The lives of proxies. */
    @Export
    public final Object lives;

    /** What the realm's configuration gives it. */
    @Export
    public final Object provided;

    /** The workers there are. */
    @Export
    public final Object workers;

    /** The workers that its code starts. */
    @Export
    public final Object starting;

    /** What takes part in the runs of all realms. */
    @Export
    public final Object hooks;

    /** What happens to all realms. */
    @Export
    public final Object events;

    /** What guests keep beyond a script's end. */
    @Export
    public final Object storing;

    /** Who looks at what is displayed. */
    @Export
    public final Object showing;

    /** Who takes what is logged. */
    @Export
    public final Object logging;

    /** How much there is in memory. */
    @Export
    public final Object memory;

    /** Whether the realm may wait for others. */
    @Export
    public final boolean waits;

    /** Whether what is lent for a call ends with it. */
    @Export
    public final boolean strict;

    /** Whether guest code may load and call native code. */
    @Export
    public final boolean nativeCode;

    private final Guest guest;
    private final Surroundings surroundings;
    private final Exchange exchange;
    private final Ground ground;
    private final Set<String> loaded = new HashSet<>();

    /** References of local objects by identity, for languages without weak maps; an entry lives as long as its reference. */
    private final Cache<Long, Ref> known = Caffeine.newBuilder().weakValues().build();

    Seam(Guest guest, Surroundings surroundings) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.exchange = new Exchange(guest, surroundings);
        this.ground = new Ground(guest, surroundings, exchange);
        this.remote = new Remote(exchange);
        this.wires = new Wires(guest, exchange);
        this.tasks = new Tasks(guest, surroundings, exchange);
        this.leases = new Leases(guest, exchange);
        this.lives = new Lives(guest, exchange, surroundings.following());
        this.provided = new Provided(surroundings.provisions(), exchange);
        this.hooks = guest.hooks();
        this.events = guest.events();
        this.storing = new Storing(exchange, surroundings.storage());
        this.showing = new Showing(exchange, surroundings);
        this.logging = new Logging(guest, exchange, surroundings);
        this.memory = new Memory(guest);
        this.workers = new Workers(guest, surroundings, exchange);
        this.starting = new Starting(guest, surroundings, exchange);
        this.waits = surroundings.waits();
        this.strict = surroundings.strict();
        this.nativeCode = surroundings.nativeCode();
    }

    /** What the language's own Java code has of the realm. */
    public Ground ground() {
        return ground;
    }

    // References.

    @Export
    public @Nullable Object known(long identity) {
        return known.getIfPresent(identity);
    }

    @Export
    public void remember(long identity, Ref ref) {
        known.put(identity, exchange.given(ref));
    }

    /** Ends a trap that its target does not answer. */
    @Export
    public Object unsupported(String trap, String type) {
        throw guest.failures()
                .raise(new UnsupportedTrapException("a " + guest.language().name() + " " + type + " of '"
                        + guest.endpoint().name() + "' does not answer '" + trap + "'"));
    }

    // The realm.

    @Export
    public @Nullable Object window() {
        return guest.crossing().in(exchange.checked(surroundings::window));
    }

    /** Loads the realm's other language, where that has not been done, and gives what it shows of its prelude. */
    @Export
    public Object neighbour(String language) {
        return exchange.checked(() -> {
            if (guest.language().name().equals(language)) {
                throw new ConfigurationException("the realm speaks " + language + " already");
            }
            Guest beside = surroundings.neighbour(guest, language);
            if (!beside.language().meets()) {
                throw new ConfigurationException(language + " takes no objects in place");
            }
            return beside.prelude().getMember("meeting");
        });
    }

    /** Whether the realm could speak a language: its interpreter is among the program's dependencies. */
    @Export
    public boolean speaks(String language) {
        return SharedEngine.speaks(language);
    }

    /** Loads a part of the language's own guest code into the prelude, once, and gives what it evaluates to. */
    @Export
    public @Nullable Object load(String file) {
        return exchange.checked(() -> loaded.add(file) ? guest.language().add(guest.context(), file) : null);
    }

    /** The text of a part of the language's own guest code. */
    @Export
    public String part(String file) {
        return exchange.checked(() -> guest.language().part(file));
    }

    /** Whether an object is this language's own. */
    @Export
    public boolean owns(Ref ref) {
        return exchange.given(ref).owner() == guest.endpoint();
    }

    /** Whether an object has gone with its realm. */
    @Export
    public boolean isGone(Ref ref) {
        return ref.owner().isClosed();
    }

    /** What a value crosses as. */
    @Export
    public @Nullable Object crossed(Value value) {
        return exchange.out(value);
    }

    /** Whether a value is a reference, rather than an object of the realm's other language. */
    @Export
    public boolean isRef(Value value) {
        return value.isHostObject() && value.asHostObject() instanceof Ref;
    }

    /** Whether a value is one that Java made, for the way. */
    @Export
    public boolean isWire(Value value) {
        return value.isHostObject();
    }

    /** A wire value as the realm's other language takes it. */
    @Export
    public @Nullable Object toNeighbour(Value wire) {
        return exchange.checked(() -> guest.neighbours().arrive(exchange.out(wire)));
    }

    /** A reference to an object of another realm as the realm's other language takes it. */
    @Export
    public @Nullable Object forNeighbour(Ref ref) {
        return exchange.checked(() -> guest.neighbours().arrive(exchange.given(ref)));
    }

    /** A copy that the realm's other language made. */
    @Export
    public @Nullable Object attached(Value copy) {
        return exchange.checked(() -> guest.crossing().in(exchange.out(copy)));
    }

    // The call that is being made.

    /** Guest code asks for the context that it is called in. */
    @Export
    public void useContext() {
        guest.contexts().use();
    }

    /** Has a function called when the call that is being made is cancelled before it has settled. */
    @Export
    public void onAbort(Value abort) {
        guest.onAbort(exchange.function(abort));
    }

    /** Of an interrupt knows who interrupted. */
    @Export
    public void uncaught(Value thrown) {
        if (Failures.interrupt(thrown) == null) {
            surroundings.uncaught(guest.failures().blame(thrown));
        }
    }
}
