package dev.polyflux.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReferencesTest {

    private static final int COLLECTIONS = 30;
    private static final Shape SHAPE = new Shape("python", "Point", 0);

    private final Endpoint main = new Named("main");
    private final References references = new References(main);

    @Test
    void countsWhatItHasHandedOut() {
        Ref first = references.add("first", SHAPE, List.of());
        Ref second = references.add("second", SHAPE, List.of());

        assertThat(references.size()).isEqualTo(2);
        assertThat(first.target(main)).isEqualTo("first");
        assertThat(second.target(main)).isEqualTo("second");
    }

    @Test
    void atTheEndNobodyFindsATargetAnyMore() {
        List<Ref> held = List.of(references.add("first", SHAPE, List.of()), references.add("second", SHAPE, List.of()));

        references.end();

        assertThat(references.size()).isZero();
        assertThat(held).allSatisfy(ref -> assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> ref.target(main))
                .withMessage("main is closed"));
    }

    @Test
    @Tag("gc")
    void forgetsThoseThatNobodyHoldsInAnyOrder() {
        Random random = new Random(1);
        List<Ref> held = new ArrayList<>();
        List<WeakReference<Ref>> dropped = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Ref ref = references.add(new Object(), SHAPE, List.of());
            if (random.nextBoolean()) {
                held.add(ref);
            } else {
                dropped.add(new WeakReference<>(ref));
            }
        }

        for (int i = 0; i < COLLECTIONS && references.size() > held.size(); i++) {
            System.gc();
        }

        assertThat(dropped).allMatch(ref -> ref.get() == null);
        assertThat(references.size()).isEqualTo(held.size());
        references.end();
        assertThat(held).allSatisfy(ref -> assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> ref.target(main)));
        held.clear();
        System.gc();
        assertThat(references.size()).isZero();
    }

    private record Named(String name) implements Endpoint {

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.just(Reply.NOTHING);
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return Reply.NOTHING;
        }
    }
}
