package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Who listens to calls hears each of them once from its beginning to its end, and gives it a context that goes all the way. */
final class CallListenerTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();
    private static volatile CountDownLatch over = new CountDownLatch(1);
    private static final Polyflux POLYFLUX =
            Polyflux.builder().calls(CallListenerTest::called).build();
    private static final Worker WORKER = POLYFLUX.start(
            WorkerSpec.of(
                    "heard.py",
                    """
            import asyncio
            from pyscript import sync
            async def forever(started):
                started()
                await asyncio.Event().wait()
            async def asks(ask):
                return await ask()
            def numbers():
                yield 1
                yield 2
            def fails():
                raise ValueError("no")
            sync.one = lambda: 1
            sync.forever = forever
            sync.asks = asks
            sync.numbers = numbers
            sync.fails = fails
            """));

    interface One {
        Mono<Integer> one();
    }

    private static CallListener.Progress called(CallListener.Called call, ContextView context) {
        String name = call.kind() + " " + call.worker() + "." + call.function();
        HEARD.add(name);
        return new CallListener.Progress() {
            @Override
            public Context within(Context outer) {
                return outer.put("seen", call); // travels, but guests do not see it
            }

            @Override
            public void begun() {
                HEARD.add("begun");
            }

            @Override
            public void ended(@Nullable Throwable error) {
                HEARD.add(error == null ? "ended" : error.getClass().getSimpleName());
            }

            @Override
            public void cancelled() {
                HEARD.add("cancelled");
                over.countDown();
            }
        };
    }

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    @BeforeEach
    void forget() {
        WORKER.started().block(LIMIT);
        HEARD.clear();
        over = new CountDownLatch(1);
    }

    @Test
    void aCallBeginsAndEnds() {
        assertThat(WORKER.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
        assertThat(HEARD).containsExactly("CALL heard.one", "begun", "ended");
    }

    @Test
    void aBoundInterfaceIsHeardOfAsACall() {
        One one = Objects.requireNonNull(WORKER.bind(One.class).block(LIMIT));
        assertThat(one.one().block(LIMIT)).isEqualTo(1);
        assertThat(HEARD).containsExactly("CALL heard.one", "begun", "ended");
    }

    @Test
    void aStreamIsOneCall() {
        assertThat(WORKER.stream("numbers", Integer.class).collectList().block(LIMIT))
                .containsExactly(1, 2);
        assertThat(HEARD).containsExactly("STREAM heard.numbers", "begun", "ended");
    }

    @Test
    void codeIsHeardOfAsWell() {
        assertThat(WORKER.eval("1 + 1", Integer.class).block(LIMIT)).isEqualTo(2);
        assertThat(HEARD).containsExactly("EVAL heard.eval", "begun", "ended");
    }

    @Test
    void anErrorEndsIt() {
        Assertions.assertThatExceptionOfType(GuestException.class)
                .isThrownBy(() -> WORKER.call("fails", Void.class).block(LIMIT));
        Assertions.assertThatExceptionOfType(UnsupportedTrapException.class)
                .isThrownBy(() -> WORKER.call("absent", Void.class).block(LIMIT));
        assertThat(HEARD)
                .containsExactly(
                        "CALL heard.fails", "begun", "GuestException", "CALL heard.absent", "UnsupportedTrapException");
    }

    @Test
    void cancellingIsTheEnd() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Runnable tell = started::countDown;
        Disposable call = WORKER.call("forever", Void.class, tell).subscribe();
        started.await();
        call.dispose();
        over.await();
        assertThat(HEARD).containsExactly("CALL heard.forever", "begun", "cancelled");
    }

    @Test
    void whatTheGuestAsksOfJavaSeesTheContextOfTheCall() {
        Supplier<Mono<String>> ask = () -> Mono.deferContextual(
                context -> Mono.just(context.<CallListener.Called>get("seen").function()));
        assertThat(WORKER.call("asks", String.class, ask).block(LIMIT)).isEqualTo("asks");
    }

    @Test
    void nothingIsHeardBeforeSomebodySubscribes() {
        Mono<Ref> cold = WORKER.call("one", Ref.class);
        assertThat(cold).isNotNull();
        assertThat(HEARD).isEmpty();
    }

    /** Where a listener throws. */
    enum Wrong {
        CALLED,
        WITHIN,
        BEGUN,
        ENDED
    }

    @ParameterizedTest
    @EnumSource
    void whatAListenerThrowsChangesNoCall(Wrong wrong) {
        try (Polyflux polyflux = Polyflux.builder()
                .calls((call, context) -> new Throwing(wrong).called())
                .build()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "wrong.js",
                            """
                    sync.one = () => 1;
                    sync.numbers = function* () { yield 1; yield 2; };
                    sync.fails = () => { throw new RangeError('no'); };
                    """));
            assertThat(worker.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
            assertThat(worker.stream("numbers", Integer.class).collectList().block(LIMIT))
                    .containsExactly(1, 2);
            assertThatThrownBy(() -> worker.call("fails", Integer.class).block(LIMIT))
                    .hasMessageContaining("no");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAListenerThrowsChangesNothingThatOthersHear(Wrong wrong) {
        try (Polyflux polyflux = Polyflux.builder()
                .calls(CallListenerTest::called)
                .calls((call, context) -> new Throwing(wrong).called())
                .calls(CallListenerTest::called)
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("beside.js", "sync.one = () => 1;"));
            assertThat(worker.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
            assertThat(HEARD).containsExactly("CALL beside.one", "CALL beside.one", "begun", "begun", "ended", "ended");
        }
    }

    /** An error that Reactor itself would let pass by whoever waits. */
    private record Throwing(Wrong wrong) implements CallListener.Progress {

        CallListener.Progress called() {
            fail(Wrong.CALLED);
            return this;
        }

        private void fail(Wrong here) {
            if (wrong == here) {
                throw new NoSuchMethodError("of a library that is older than it was compiled with");
            }
        }

        @Override
        public Context within(Context context) {
            fail(Wrong.WITHIN);
            return context;
        }

        @Override
        public void begun() {
            fail(Wrong.BEGUN);
        }

        @Override
        public void ended(@Nullable Throwable error) {
            fail(Wrong.ENDED);
        }

        @Override
        public void cancelled() {}
    }
}
