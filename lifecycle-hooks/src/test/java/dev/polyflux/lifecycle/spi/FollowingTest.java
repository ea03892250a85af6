package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Reason;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyCreated;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class FollowingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int COLLECTIONS = 200;
    private static final Instant NOW = Instant.EPOCH;

    private record Realm(String name) implements Endpoint {

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.empty();
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return Reply.NOTHING;
        }
    }

    private final Endpoint main = new Realm("main");
    private final Endpoint worker = new Realm("w");
    private final Queue<Reason> ended = new ConcurrentLinkedQueue<>();

    private static Following following(boolean debugging) {
        return Following.create(InstantSource.fixed(NOW), debugging);
    }

    private static HeldProxy proxy(long id) {
        return new HeldProxy(id, "Object", "main", "w", "python", false, List.of());
    }

    private Tag begun(Following following, long id) {
        Tag tag = following.tag(proxy(id), worker, main, 0, ended::add);
        following.begin(tag);
        return tag;
    }

    @Test
    void aProxysCreationAndItsFirstEndAreToldInOrder() {
        Following following = following(false);
        StepVerifier.create(following.events())
                .then(() -> {
                    Life life = begun(following, 1).life();
                    life.end(Reason.ONCE);
                    life.end(Reason.DESTROYED);
                    begun(following, 2).life().end(Reason.CALL_ENDED);
                    following.close();
                })
                .expectNext(
                        new ProxyCreated(proxy(1), NOW),
                        new ProxyDestroyed(proxy(1), Reason.ONCE, NOW),
                        new ProxyCreated(proxy(2), NOW),
                        new ProxyDestroyed(proxy(2), Reason.CALL_ENDED, NOW))
                .expectComplete()
                .verify(LIMIT);
        assertThat(ended).containsExactly(Reason.ONCE, Reason.CALL_ENDED);
    }

    @Test
    void theFirstSubscriberTurnsItOnAndTheLastOneOff() {
        Following following = following(false);
        assertThat(following.isOn()).isFalse();
        Disposable first = following.events().subscribe();
        Disposable second = following.events().subscribe();
        first.dispose();
        assertThat(following.isOn()).isTrue();
        second.dispose();
        assertThat(following.isOn()).isFalse();
    }

    @Test
    void whatWasFollowedIsForgottenWhenNobodyListensAnyMore() {
        Following following = following(false);
        Disposable listener = following.events().subscribe();
        Tag tag = begun(following, 1);
        assertThat(following.watched()).isEqualTo(1);

        listener.dispose();
        assertThat(following.watched()).isZero();
        tag.life().end(Reason.DESTROYED);
        assertThat(ended).isEmpty();
    }

    @Test
    void whatBeginsWhenNobodyListensIsNotFollowed() {
        Following following = following(false);
        begun(following, 1);
        assertThat(following.watched()).isZero();
    }

    @Test
    void withDebuggingEverythingIsFollowedAndALateSubscriberHearsOfItsEnd() {
        Following following = following(true);
        Life life = begun(following, 1).life();
        following.events().subscribe().dispose();
        assertThat(following.between(worker, main)).containsExactly(life);

        StepVerifier.create(following.events())
                .then(() -> life.end(Reason.DESTROYED))
                .expectNext(new ProxyDestroyed(proxy(1), Reason.DESTROYED, NOW))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void aRealmsEndIsTheEndOfWhatItHoldsAndOfWhatOthersHoldOfIt() {
        Following following = following(true);
        Endpoint other = new Realm("other");
        for (Endpoint holder : List.of(worker, other)) {
            following.begin(following.tag(proxy(1), holder, main, 0, ended::add));
        }
        following.closed(other);
        assertThat(ended).containsExactly(Reason.REALM_CLOSED);
        following.closed(main);
        assertThat(ended).containsExactly(Reason.REALM_CLOSED, Reason.REALM_CLOSED);
        assertThat(following.watched()).isZero();
    }

    @Test
    @org.junit.jupiter.api.Tag("gc")
    void aProxyThatIsCollectedIsToldAndOneThatIsHeldIsNot() throws InterruptedException {
        Following following = following(false);
        Queue<ProxyEvent> heard = new ConcurrentLinkedQueue<>();
        CountDownLatch told = new CountDownLatch(3);
        Disposable listener = following.events().subscribe(event -> {
            heard.add(event);
            told.countDown();
        });
        Tag held = begun(following, 1);
        begun(following, 2);
        for (int i = 0; i < COLLECTIONS && told.getCount() > 0; i++) {
            System.gc();
            told.await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(heard).last().isEqualTo(new ProxyDestroyed(proxy(2), Reason.COLLECTED, NOW));
        assertThat(heard).hasSize(3);
        assertThat(held.life().isLive()).isTrue();
        Reference.reachabilityFence(held);
        listener.dispose();
    }
}
