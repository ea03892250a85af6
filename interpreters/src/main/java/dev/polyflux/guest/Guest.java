package dev.polyflux.guest;

import dev.polyflux.bus.Reflector;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.promise.Promises;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One language at work in one realm: it routes every trap on the realm's objects to the language's own reflector.
 *
 * <p>Created and used on the realm's loop only.
 */
public final class Guest implements Reflector {

    private final Language language;
    private final Context context;
    private final ScriptFiles files;
    private final RingEndpoint endpoint;
    private final Crossing crossing;
    private final Failures failures;
    private final Promises promises;
    private final Value prelude;
    private final Value environment;
    private volatile @Nullable Ref window;

    private final Value get;
    private final Value set;
    private final Value delete;
    private final Value has;
    private final Value keys;
    private final Value item;
    private final Value setItem;
    private final Value deleteItem;
    private final Value contains;
    private final Value length;
    private final Value apply;
    private final Value applyWith;
    private final Value construct;
    private final Value constructWith;
    private final Value iterate;
    private final Value next;
    private final Value close;
    private final Value text;
    private final Value detach;

    /** Loads a language into a context that the calling loop owns. */
    public Guest(Language language, Context context, ScriptFiles files, String realm, Surroundings surroundings) {
        this.language = language;
        this.context = context;
        this.files = files;
        this.endpoint = new RingEndpoint(realm, surroundings.loop(), this);
        Seam seam = new Seam(this, surroundings);
        this.prelude = language.load(context, seam);
        this.crossing = new Crossing(language, endpoint, prelude);
        this.failures = new Failures(language, endpoint, crossing, prelude.getMember("errors"));
        this.promises = new Promises(prelude.getMember("promises"));
        this.environment = prelude.getMember("environment");
        Value reflect = prelude.getMember("reflect");
        this.get = reflect.getMember("get");
        this.set = reflect.getMember("set");
        this.delete = reflect.getMember("delete");
        this.has = reflect.getMember("has");
        this.keys = reflect.getMember("keys");
        this.item = reflect.getMember("item");
        this.setItem = reflect.getMember("setitem");
        this.deleteItem = reflect.getMember("delitem");
        this.contains = reflect.getMember("contains");
        this.length = reflect.getMember("length");
        this.apply = reflect.getMember("apply");
        this.applyWith = reflect.getMember("applywith");
        this.construct = reflect.getMember("construct");
        this.constructWith = reflect.getMember("constructwith");
        this.iterate = reflect.getMember("iterate");
        this.next = reflect.getMember("next");
        this.close = reflect.getMember("close");
        this.text = reflect.getMember("text");
        this.detach = reflect.getMember("detach");
    }

    /** Where traps on this language's objects of this realm are answered. */
    public RingEndpoint endpoint() {
        return endpoint;
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
        return files;
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
        return guarded(() -> {
            Value suspended = language.run(this, script);
            return suspended == null ? null : crossing.out(suspended);
        });
    }

    /** Evaluates code; the reply is its value, a promise or awaitable as it is. */
    public Reply evaluate(String code, String name) {
        return guarded(() -> crossing.out(language.evaluate(this, code, name)));
    }

    @Override
    public Reply apply(Ref target, Trap trap) {
        return guarded(() -> answer((Value) target.target(endpoint), target, trap));
    }

    @Override
    public void settle(Reply reply, Consumer<Reply> whenSettled) {
        if (!(reply instanceof Reply.Ok(Ref ref)) || !ref.shape().has(Feature.AWAITABLE)) {
            whenSettled.accept(reply);
        } else if (ref.owner() != endpoint) {
            ref.dispatch(new Trap.Await()).subscribe(whenSettled);
        } else {
            try {
                promises.watch(
                        (Value) ref.target(endpoint),
                        value -> whenSettled.accept(guarded(() -> crossing.out(value))),
                        thrown -> whenSettled.accept(new Reply.Err(failures.blame(thrown))));
            } catch (PolyglotException e) {
                whenSettled.accept(new Reply.Err(failures.of(e)));
            }
        }
    }

    private @Nullable Object answer(Value target, Ref ref, Trap trap) {
        return switch (trap) {
            case Trap.Get(var key) -> crossing.out(get.execute(target, crossing.in(key)));
            case Trap.Set(var key, var value) ->
                crossing.out(set.execute(target, crossing.in(key), crossing.in(value)));
            case Trap.Delete(var key) -> crossing.out(delete.execute(target, crossing.in(key)));
            case Trap.Has(var key) -> crossing.out(has.execute(target, crossing.in(key)));
            case Trap.Keys() -> new Copy.Items(crossing.elements(keys.execute(target)));
            case Trap.GetItem(var key) -> crossing.out(item.execute(target, crossing.in(key)));
            case Trap.SetItem(var key, var value) ->
                crossing.out(setItem.execute(target, crossing.in(key), crossing.in(value)));
            case Trap.DeleteItem(var key) -> crossing.out(deleteItem.execute(target, crossing.in(key)));
            case Trap.Contains(var value) -> crossing.out(contains.execute(target, crossing.in(value)));
            case Trap.Length() -> crossing.out(length.execute(target));
            case Trap.Apply(var self, var arguments) -> crossing.out(apply(target, self, arguments));
            case Trap.Construct(var arguments) -> crossing.out(construct(target, arguments));
            case Trap.Iterate(var asynchronous) -> crossing.out(iterate.execute(target, asynchronous));
            case Trap.Next() -> crossing.out(next.execute(target));
            case Trap.Close() -> crossing.out(close.execute(target));
            case Trap.Await() -> ref;
            case Trap.Text(var repr) -> crossing.out(text.execute(target, repr));
            case Trap.Detach() -> crossing.out(detach.execute(target));
        };
    }

    private Value apply(Value target, @Nullable Object self, Arguments arguments) {
        List<@Nullable Object> positional = arguments.positional();
        Object receiver = crossing.in(self);
        if (!arguments.keyword().isEmpty()) {
            return applyWith.execute(
                    target, receiver, crossing.items(positional), crossing.entries(arguments.keyword()));
        }
        return switch (positional.size()) {
            case 0 -> apply.execute(target, receiver);
            case 1 -> apply.execute(target, receiver, crossing.in(positional.get(0)));
            case 2 -> apply.execute(target, receiver, crossing.in(positional.get(0)), crossing.in(positional.get(1)));
            default -> apply.execute(row(target, receiver, positional));
        };
    }

    private Value construct(Value target, Arguments arguments) {
        return arguments.keyword().isEmpty()
                ? construct.execute(row(target, null, arguments.positional()))
                : constructWith.execute(
                        target, crossing.items(arguments.positional()), crossing.entries(arguments.keyword()));
    }

    private @Nullable Object[] row(Value target, @Nullable Object receiver, List<@Nullable Object> positional) {
        int first = receiver == null ? 1 : 2;
        @Nullable Object[] row = new @Nullable Object[first + positional.size()];
        row[0] = target;
        if (receiver != null) {
            row[1] = receiver;
        }
        for (int i = first; i < row.length; i++) {
            row[i] = crossing.in(positional.get(i - first));
        }
        return row;
    }

    // For the seam.

    Crossing crossing() {
        return crossing;
    }

    Promises promises() {
        return promises;
    }

    Failures failures() {
        return failures;
    }

    private Reply guarded(Supplier<@Nullable Object> work) {
        try {
            return new Reply.Ok(work.get());
        } catch (PolyglotException e) {
            return new Reply.Err(failures.of(e));
        } catch (PolyfluxException e) {
            return new Reply.Err(e);
        }
    }
}
