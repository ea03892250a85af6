package dev.polyflux.guest;

import dev.polyflux.bus.Recall;
import dev.polyflux.bus.Reflector;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Lease;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.References;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.promise.Promises;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.util.context.ContextView;

/**
 * One language at work in one realm: it routes every trap on the realm's objects to the language's own reflector.
 *
 * <p>Created and used on the realm's loop only.
 */
public final class Guest implements Reflector {

    private final Language language;
    private final Context context;
    private final Outside outside;
    private final RingEndpoint endpoint;
    private final References references;
    private final Neighbours neighbours = new Neighbours();
    private final Frames frames;
    private final @Nullable ProxyCaches caches;
    private final Holdings holdings;
    private final Crossing crossing;
    private final Failures failures;
    private final Promises promises;
    private final Contexts contexts;
    private final Outcomes outcomes;
    private final Scripts scripts;
    private final GuestHooks hooks;
    private final GuestEvents events;
    private final Seam seam;
    private final Value prelude;
    private final Value environment;
    private volatile @Nullable Ref window;

    private final Surroundings surroundings;
    private final Reflection reflection;

    /** Loads a language into a context that the calling loop owns. */
    Guest(Language language, Context context, Outside outside, String realm, Surroundings surroundings) {
        this.language = language;
        this.surroundings = surroundings;
        this.context = context;
        this.outside = outside;
        this.endpoint = new RingEndpoint(realm, surroundings.loop(), this);
        this.references = new References(endpoint);
        Duration kept = surroundings.ffiTimeout();
        this.caches = kept.isZero()
                ? null
                : new ProxyCaches(kept, () -> surroundings.loop().now(TimeUnit.NANOSECONDS));
        this.hooks = new GuestHooks(this, surroundings);
        this.events = new GuestEvents(this, surroundings);
        this.seam = new Seam(this, surroundings);
        this.prelude = language.load(context, seam);
        this.frames = new Frames(prelude.getMember("errors").getMember("here"), neighbours);
        this.holdings = new Holdings(language, endpoint, surroundings.following(), frames, caches, prelude);
        this.crossing = new Crossing(language, endpoint, references, neighbours, holdings, prelude);
        this.failures = new Failures(language, endpoint, crossing, prelude.getMember("errors"));
        this.promises = new Promises(prelude.getMember("promises"));
        this.contexts = new Contexts(crossing, prelude.getMember("contexts"));
        this.environment = prelude.getMember("environment");
        this.outcomes = new Outcomes(endpoint, crossing, failures, promises);
        this.scripts = new Scripts(this, crossing, failures, references, environment);
        this.reflection = new Reflection(crossing, surroundings.copyLimit(), prelude.getMember("reflect"));
    }

    /** Where traps on this language's objects of this realm are answered. */
    public RingEndpoint endpoint() {
        return endpoint;
    }

    /** How many references to this language's objects are held; on the loop. */
    public int references() {
        return references.size();
    }

    /** A lease of one of the language's objects, which ends with the realm at the latest; on the loop. */
    Lease lease(Value target, Value standIn, Shape shape, boolean once, @Nullable String createdAt) {
        Lease lease = new Lease(endpoint, target, standIn, shape, once, createdAt);
        references.keep(lease.ref());
        return lease;
    }

    /**
     * Interrupts what runs in its context; false where that still runs when the grace is over, of which nothing goes by while the machine has
     * no processor for it. From any thread but the loop's.
     */
    public boolean interrupt(Duration grace) {
        Brake brake = outside.brake().get();
        try {
            if (brake != null) {
                brake.hold();
            }
            BooleanSupplier over = surroundings.loop().spent(grace);
            boolean stopped;
            do {
                stopped = interrupted(grace);
            } while (!stopped && !over.getAsBoolean());
            return stopped;
        } finally {
            if (brake != null) {
                brake.release();
            }
        }
    }

    /** The engine counts the time by the wall's clock, and gives the interrupt up when it is over. */
    private boolean interrupted(Duration longest) {
        try {
            context.interrupt(longest);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        }
    }

    /** Ends the timers of the language's code; on the loop. */
    public void stopTimers() {
        seam.tasks.clear();
    }

    /** The language's code was interrupted: what it was in the midst of ends for those who wait for it; on the loop. */
    public void recover() {
        if (environment.canInvokeMember("interrupted")) {
            environment.invokeMember("interrupted", seam.tasks.pumping());
        }
    }

    /** What the language's code has printed and its streams keep back, leaves; on the loop. */
    public void flush() {
        if (environment.canInvokeMember("flush")) {
            environment.invokeMember("flush");
        }
    }

    /** Lets go of the language's objects, whoever holds references to them; on the loop, when all else has ended. */
    public void end() {
        hooks.clear();
        events.clear();
        references.end();
        endpoint.end();
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** The context it is loaded in. */
    public Context context() {
        return context;
    }

    /** Where the engine finds the scripts that the realm runs. */
    public ScriptFiles files() {
        return outside.scripts();
    }

    /** What the realm has of the world outside. */
    Outside outside() {
        return outside;
    }

    /** What the language loaded. */
    public Value prelude() {
        return prelude;
    }

    /** Makes the realm what its scripts call main, and its global object what others call window. */
    public void becomeMain() {
        environment.invokeMember("main");
        window = (Ref) crossing.out(environment.invokeMember("window"));
    }

    /** Makes the realm a worker of this name. */
    public void becomeWorker(String name) {
        environment.invokeMember("worker", name);
    }

    /** The global object of a realm that became main; from any thread. */
    public Ref window() {
        return Objects.requireNonNull(window, "the realm is not main");
    }

    /** Runs a script to its end or first suspension; a suspended script's reply is its promise or awaitable. */
    public Reply run(Script script) {
        return scripts.run(script);
    }

    /** Exposes what a script has said of itself that it exports; nothing where its language has no such way. */
    public Reply export() {
        return scripts.export();
    }

    /** Evaluates code; the reply is its value, a promise or awaitable as it is. */
    public Reply evaluate(String code, String name) {
        return scripts.evaluate(code, name);
    }

    /** A function that evaluates code and gives its value; from any thread. */
    public Ref evaluator() {
        return scripts.evaluator();
    }

    @Override
    public Reply apply(Ref target, Trap trap) {
        if (target.shape().has(Feature.CALLABLE) && !target.wasCalled() && trap.calls()) {
            target.noteCall();
        }
        return failures.guarded(() -> reflection.answer((Value) target.target(endpoint, trap), target, trap));
    }

    @Override
    public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
        return outcomes.settle(reply, whenSettled);
    }

    /** What its script comes to, once the script's own hook for errors has been told; on the loop. */
    public Reply hooked(Reply outcome) {
        return scripts.hooked(outcome);
    }

    /** What an error of its own tells, which somebody has thrown; on the loop. */
    public GuestException blame(Ref own) {
        return failures.blame((Value) own.target(endpoint));
    }

    @Override
    public void within(ContextView context, Runnable work) {
        contexts.within(context, work);
    }

    @Override
    public void recalled(Recall recall) {
        surroundings.recalled(this, recall);
    }

    /** The traps its reflector never answers, by the names of their records; on the loop. */
    public List<String> unanswered() {
        return strings("unanswered");
    }

    /** The operators its reflector knows; on the loop. */
    public List<String> operators() {
        return strings("operators");
    }

    private List<String> strings(String member) {
        Value list = prelude.getMember("reflect").getMember(member);
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < list.getArraySize(); i++) {
            strings.add(list.getArrayElement(i).asString());
        }
        return strings;
    }

    /** Makes the realm's other language known: its objects are reached in place. */
    public void meet(Guest other) {
        neighbours.meet(other);
    }

    /** The proxies it has; on the loop. */
    public Holding holding() {
        return holdings.census();
    }

    /** A realm was closed: what it has of that realm's objects has ended, and is called by nothing here; on the loop. */
    public void closed(Endpoint realm) {
        holdings.closed(realm);
        if (environment.canInvokeMember("closed")) {
            environment.invokeMember("closed");
        }
    }

    // For the seam.

    /** What its code hears of the realms. */
    GuestEvents events() {
        return events;
    }

    /** The hooks that its code adds. */
    GuestHooks hooks() {
        return hooks;
    }

    Frames frames() {
        return frames;
    }

    Holdings holdings() {
        return holdings;
    }

    /** What its proxies have read; null where nothing is kept. */
    @Nullable
    ProxyCaches caches() {
        return caches;
    }

    Crossing crossing() {
        return crossing;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Promises promises() {
        return promises;
    }

    Contexts contexts() {
        return contexts;
    }

    /** The context that guest code holds just now, this language's or, where it runs in place for the other, that one's. */
    reactor.util.context.@Nullable Context held() {
        reactor.util.context.Context held = contexts.current();
        return held == null ? neighbours.context() : held;
    }

    Failures failures() {
        return failures;
    }

    /** Has a function called when the call that is being made is cancelled before it has settled. */
    void onAbort(Value abort) {
        outcomes.onAbort(abort);
    }
}
