package dev.polyflux.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * What every language is to do, for authors of one: extend it, and give a script that exposes the functions it asks for.
 *
 * <table>
 * <caption>The functions, under {@code sync}</caption>
 * <tr><td>{@code same(value)}</td><td>gives what it is given</td></tr>
 * <tr><td>{@code later(value)}</td><td>gives it after it has awaited something</td></tr>
 * <tr><td>{@code fails(message)}</td><td>throws an error of that message</td></tr>
 * <tr><td>{@code calls(function, value)}</td><td>calls the function with the value, and gives what that gives, settled</td></tr>
 * <tr><td>{@code counts()}</td><td>gives a generator that counts from 1 on, without end</td></tr>
 * <tr><td>{@code closed()}</td><td>tells how many of those generators have been closed</td></tr>
 * <tr><td>{@code forever(started)}</td><td>calls {@code started} and computes without end and without awaiting</td></tr>
 * <tr><td>{@code thing()}</td><td>gives the same object each time, with a member {@code name}, which is {@code "thing"}</td></tr>
 * </table>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LanguageTestKit {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private @Nullable Polyflux runtime;
    private @Nullable Worker started;

    /** For the language's test. */
    protected LanguageTestKit() {}

    /** A worker in the language, whose script exposes the functions. */
    protected abstract WorkerSpec script();

    @BeforeAll
    void start() {
        Polyflux polyflux = Polyflux.create();
        runtime = polyflux;
        started = polyflux.start(script()).started().block(LIMIT);
    }

    @AfterAll
    void close() {
        if (runtime != null) {
            runtime.close();
        }
    }

    private Worker worker() {
        return Objects.requireNonNull(started);
    }

    private @Nullable Object call(String function, @Nullable Object... arguments) {
        return worker().call(function, Object.class, arguments).block(LIMIT);
    }

    private Ref thing() {
        return Objects.requireNonNull(worker().call("thing", Ref.class).block(LIMIT));
    }

    @TestFactory
    Stream<DynamicTest> valuesComeBackAsTheyWere() {
        Stream<Object> values = Stream.of(
                true,
                0,
                -7,
                1L << 40,
                0.5,
                "",
                "word",
                "\u00e4\u4e2d\ud83c\udf0a",
                List.of(1, "two", List.of(3)),
                Map.of("key", "value", "list", List.of(1, 2)));
        return values.map(value -> DynamicTest.dynamicTest(
                value.getClass().getSimpleName() + " " + value, () -> assertEquals(value, call("same", value))));
    }

    @Test
    void nothingIsNothing() {
        assertNull(call("same", (Object) null));
    }

    @Test
    void whatIsAwaitedIsGivenWhenItHasSettled() {
        assertEquals("later", call("later", "later"));
    }

    @Test
    void anErrorHasItsMessageAndTheLineItCameFrom() {
        GuestException failure = assertThrows(GuestException.class, () -> call("fails", "no luck"));
        assertEquals("no luck", failure.error().message());
        String script = failure.error().frames().getFirst().file();
        assertEquals(true, script.contains(worker().name()), "the innermost frame is the script's, not " + script);
    }

    @Test
    void aFunctionOfJavaIsCalledAndItsErrorComesBack() {
        Function<String, String> twice = word -> word + word;
        assertEquals("abab", call("calls", twice, "ab"));
        Function<String, Mono<String>> soon = word -> Mono.just(word).map(same -> same + "!");
        assertEquals("ab!", call("calls", soon, "ab"));
        Function<String, String> refuses = word -> {
            throw new IllegalStateException("not " + word);
        };
        GuestException failure = assertThrows(GuestException.class, () -> call("calls", refuses, "ab"));
        assertEquals(true, failure.getMessage().contains("not ab"), failure.getMessage());
    }

    @Test
    void aGeneratorRunsAsFarAsItIsAskedAndIsClosedByWhoTurnsAway() {
        Object before = call("closed");
        StepVerifier.create(worker().stream("counts", Integer.class), 2)
                .expectNext(1, 2)
                .thenRequest(1)
                .expectNext(3)
                .thenCancel()
                .verify(LIMIT);
        assertEquals(((Number) Objects.requireNonNull(before)).intValue() + 1, call("closed"));
    }

    @Test
    void codeThatDoesNotYieldIsStoppedAndTheRealmGoesOn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Runnable tell = begun::countDown;
        Disposable call = worker().call("forever", Void.class, tell).subscribe();
        begun.await();
        call.dispose();
        assertEquals(1, call("same", 1));
    }

    @Test
    void anObjectIsItselfHoweverOftenItCrosses() {
        Ref first = thing();
        assertEquals(first, thing());
        assertEquals(first, worker().call("same", Ref.class, first).block(LIMIT));
    }

    @Test
    void membersOfALiveObjectAreReadAndWritten() {
        Ref thing = thing();
        Reply name = Objects.requireNonNull(thing.dispatch(new Trap.Get("name")).block(LIMIT));
        assertEquals("thing", assertInstanceOf(Reply.Ok.class, name).value());
        thing.dispatch(new Trap.Set("name", "other")).block(LIMIT);
        Reply other =
                Objects.requireNonNull(thing.dispatch(new Trap.Get("name")).block(LIMIT));
        assertEquals("other", assertInstanceOf(Reply.Ok.class, other).value());
        thing.dispatch(new Trap.Set("name", "thing")).block(LIMIT);
    }
}
