package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Every test counts what the owner is asked: a cache that never answers would fail them. */
class PropertyCacheTest {

    private static final Trap GET = new Trap.Get("name");
    private static final Trap HAS = new Trap.Has("name");
    private static final Trap DESCRIBE = new Trap.Describe("name");
    private static final Trap KEYS = new Trap.Keys();
    private static final Trap PROTOTYPE = new Trap.Prototype();
    private static final Trap EXTENSIBLE = new Trap.IsExtensible();

    private static final Trap CHAIN = new Trap.Chain(List.of(GET));

    /** A trap before those that asking for it forgets. */
    static final List<Trap> KEPT = List.of(EXTENSIBLE, PROTOTYPE, DESCRIBE, GET, HAS, KEYS, CHAIN);

    static final List<Trap> TIMED = KEPT.subList(2, KEPT.size());
    static final List<Trap> OF_ONE = TIMED;

    private static final Shape OBJECT = new Shape("javascript", "Object", 0);
    private static final Endpoint NOWHERE = new RefTest.Echo("nowhere");
    private static final Shape ARRAY = new Shape("javascript", "Array", Shape.Feature.ARRAY.bit());

    private final List<Trap> asked = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5; // a clock may overflow
    private @Nullable Object answer = 1;

    private PropertyCache cache() {
        return builder().build(OBJECT);
    }

    private PropertyCacheBuilder builder() {
        return PropertyCache.builder().ticker(() -> now);
    }

    private Reply owner(Trap trap) {
        asked.add(trap);
        return new Reply.Ok(answer);
    }

    private @Nullable Object ask(PropertyCache cache, Trap trap) {
        return cache.answer(trap, () -> owner(trap)).orThrow();
    }

    private void fill(PropertyCache cache) {
        KEPT.forEach(trap -> ask(cache, trap));
        asked.clear();
    }

    /** Which of the answers that are kept had to be asked for again. */
    private List<Trap> forgotten(PropertyCache cache) {
        asked.clear();
        KEPT.forEach(trap -> ask(cache, trap));
        return asked;
    }

    // What is kept.

    @ParameterizedTest
    @FieldSource("KEPT")
    void theOwnerIsAskedOnce(Trap trap) {
        PropertyCache cache = cache();
        assertThat(ask(cache, trap)).isEqualTo(1);
        answer = 2;
        assertThat(ask(cache, trap)).isEqualTo(1);
        assertThat(asked).containsExactly(trap);
    }

    @ParameterizedTest
    @FieldSource("KEPT")
    void theOwnerIsSubscribedToOnce(Trap trap) {
        PropertyCache cache = cache();
        Mono<Reply> answers = cache.answer(trap, Mono.fromSupplier(() -> owner(trap)));
        assertThat(asked).isEmpty();
        StepVerifier.create(answers).expectNext(new Reply.Ok(1)).verifyComplete();
        answer = 2;
        StepVerifier.create(answers).expectNext(new Reply.Ok(1)).verifyComplete();
        assertThat(asked).containsExactly(trap);
    }

    @Test
    void nothingIsAnAnswerToo() {
        PropertyCache cache = cache();
        for (Object nothing : new @Nullable Object[] {null, Marker.MISSING}) {
            cache.reset();
            asked.clear();
            answer = nothing;
            assertThat(ask(cache, GET)).isEqualTo(nothing);
            assertThat(ask(cache, GET)).isEqualTo(nothing);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void propertiesAreKeptApart() {
        PropertyCache cache = cache();
        ask(cache, GET);
        answer = 2;
        assertThat(ask(cache, new Trap.Get("other"))).isEqualTo(2);
        assertThat(ask(cache, GET)).isEqualTo(1);
    }

    @Test
    void anErrorIsNotKept() {
        PropertyCache cache = cache();
        Reply error = new Reply.Err(new ConversionException("so"));
        assertThat(cache.answer(GET, () -> error)).isSameAs(error);
        assertThat(ask(cache, GET)).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    static Stream<Trap> others() {
        Arguments none = Arguments.none();
        return Stream.of(
                new Trap.Apply(Marker.MISSING, none),
                new Trap.Construct(none),
                new Trap.GetItem(1),
                new Trap.Contains(1),
                new Trap.Length(),
                new Trap.Iterate(false),
                new Trap.Next(Marker.MISSING),
                new Trap.Throw(null),
                new Trap.Close(),
                new Trap.Await(),
                new Trap.Text(true),
                new Trap.Detach(),
                new Trap.Query(List.of("name")),
                new Trap.Chain(List.of()),
                new Trap.Chain(List.of(new Trap.Length())),
                new Trap.Chain(List.of(GET, new Trap.Set("name", 2))),
                new Trap.All(List.of(GET, HAS)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatOnlyReadsOrCallsIsAskedEachTimeAndForgetsNothing(Trap trap) {
        PropertyCache cache = cache();
        fill(cache);
        ask(cache, trap);
        ask(cache, trap);
        assertThat(asked).containsExactly(trap, trap);
        assertThat(forgotten(cache)).isEmpty();
    }

    // What is forgotten.

    static Stream<Trap> ofOneProperty() {
        return Stream.of(
                new Trap.Set("name", 2),
                new Trap.Define("name", new Copy.Entries(Map.of())),
                new Trap.Delete("name"),
                new Trap.All(List.of(HAS, new Trap.Set("name", 2))),
                new Trap.Chain(List.of(new Trap.Delete("name"), new Trap.SetPrototype(null))));
    }

    @ParameterizedTest
    @MethodSource("ofOneProperty")
    void aChangeOfAPropertyDropsIt(Trap change) {
        PropertyCache cache = cache();
        fill(cache);
        ask(cache, new Trap.Get("other"));
        ask(cache, change);
        assertThat(forgotten(cache)).isEqualTo(OF_ONE);
        asked.clear();
        ask(cache, new Trap.Get("other"));
        assertThat(asked).isEmpty();
    }

    static Stream<Trap> ofTheWhole() {
        return Stream.of(
                new Trap.SetPrototype(null),
                new Trap.SetItem(0, 1),
                new Trap.DeleteItem(0),
                new Trap.Operate(Operator.ADD, List.of(1)),
                new Trap.Evaluate("f", Arguments.none()));
    }

    @ParameterizedTest
    @MethodSource("ofTheWhole")
    void whatMayChangeAnythingForgetsEverything(Trap change) {
        PropertyCache cache = cache();
        fill(cache);
        ask(cache, change);
        assertThat(forgotten(cache)).isEqualTo(KEPT);
    }

    @Test
    void describingAPropertyForgetsWhatMightNotFit() {
        PropertyCache cache = cache();
        List.of(EXTENSIBLE, PROTOTYPE, GET, HAS, KEYS).forEach(trap -> ask(cache, trap));
        asked.clear();
        List.of(DESCRIBE, EXTENSIBLE, PROTOTYPE, DESCRIBE, GET, HAS, KEYS).forEach(trap -> ask(cache, trap));
        assertThat(asked).containsExactly(DESCRIBE, GET, HAS, KEYS);
    }

    @Test
    void whichPropertiesAnObjectHasThatCannotBeExtendedIsAskedEachTime() {
        PropertyCache cache = cache();
        fill(cache);
        cache.reset();
        answer = false;
        ask(cache, EXTENSIBLE);
        ask(cache, EXTENSIBLE);
        ask(cache, GET);
        ask(cache, PROTOTYPE);
        assertThat(asked).containsExactly(EXTENSIBLE, EXTENSIBLE, GET, PROTOTYPE);
        assertThat(forgotten(cache)).containsExactly(EXTENSIBLE, PROTOTYPE, DESCRIBE, GET, HAS, KEYS, CHAIN);
        assertThat(forgotten(cache)).contains(DESCRIBE, HAS, KEYS);
    }

    @Test
    void anObjectThatIsClosedToPropertiesIsReadAnew() {
        PropertyCache cache = cache();
        fill(cache);
        ask(cache, new Trap.PreventExtensions());
        assertThat(forgotten(cache)).isEqualTo(KEPT);
        assertThat(forgotten(cache)).containsExactly(DESCRIBE, GET, HAS, KEYS, CHAIN);
    }

    @Test
    void whatTheOwnerTellsForgetsEverything() {
        Ref ref = new Ref(NOWHERE, "target", OBJECT);
        PropertyCache cache = builder().build(ref);
        fill(cache);
        assertThat(forgotten(cache)).isEmpty();
        ref.changed();
        assertThat(forgotten(cache)).isEqualTo(KEPT);
        assertThat(forgotten(cache)).isEmpty();
    }

    @Test
    void anAnswerFromBeforeAChangeThatTheOwnerTellsIsNotKept() {
        Ref ref = new Ref(NOWHERE, "target", OBJECT);
        PropertyCache cache = builder().build(ref);
        Reply stale = cache.answer(GET, () -> {
            Reply read = owner(GET);
            ref.changed();
            return read;
        });
        assertThat(stale).isEqualTo(new Reply.Ok(1));
        answer = 2;
        assertThat(ask(cache, GET)).isEqualTo(2);
    }

    @Test
    void aChangeThatFailsHasForgottenAllTheSame() {
        PropertyCache cache = cache();
        fill(cache);
        cache.answer(new Trap.Set("name", 2), () -> new Reply.Err(new ConversionException("so")));
        assertThat(forgotten(cache)).contains(GET);
    }

    @Test
    void aPropertyIsDroppedOnRequest() {
        PropertyCache cache = cache();
        fill(cache);
        cache.drop("name");
        assertThat(forgotten(cache)).isEqualTo(OF_ONE);
    }

    @Test
    void everythingIsForgottenOnRequest() {
        PropertyCache cache = cache();
        fill(cache);
        cache.reset();
        assertThat(forgotten(cache)).isEqualTo(KEPT);
    }

    @Test
    void anAnswerThatWasUnderWayMeanwhileIsGivenAndNotKept() {
        PropertyCache cache = cache();
        Reply stale = cache.answer(GET, () -> {
            Reply read = owner(GET);
            ask(cache, new Trap.Set("name", 2)); // called back
            return read;
        });
        assertThat(stale).isEqualTo(new Reply.Ok(1));
        answer = 2;
        assertThat(ask(cache, GET)).isEqualTo(2);
    }

    // Time.

    @ParameterizedTest
    @FieldSource("TIMED")
    void anAnswerExpiresFromWhenItCame(Trap trap) {
        PropertyCache cache = builder().expireAfter(Duration.ofNanos(10)).build(OBJECT);
        ask(cache, trap);
        now += 9;
        ask(cache, trap);
        assertThat(asked).hasSize(1);
        now += 1;
        ask(cache, trap);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatAnObjectInheritsFromAndWhetherItMayGrowDoNotExpire() {
        PropertyCache cache = builder().expireAfter(Duration.ofNanos(10)).build(OBJECT);
        fill(cache);
        now += 1_000;
        assertThat(forgotten(cache)).isEqualTo(TIMED);
    }

    @Test
    void eachPropertyHasItsOwnTime() {
        PropertyCache cache = builder()
                .expireAfter(trap -> trap.equals(GET) ? Duration.ofNanos(10) : PropertyCache.FOREVER)
                .build(OBJECT);
        fill(cache);
        now += 10;
        assertThat(forgotten(cache)).containsExactly(GET, CHAIN);
    }

    @Test
    void whatAnObjectInheritsFromExpiresWhereThatIsSaid() {
        PropertyCache cache =
                builder().expireAfter(trap -> Duration.ofNanos(10)).build(OBJECT);
        fill(cache);
        now += 10;
        assertThat(forgotten(cache)).isEqualTo(KEPT);
    }

    @Test
    void noTimeIsNotKept() {
        PropertyCache cache = builder().expireAfter(Duration.ZERO).build(OBJECT);
        ask(cache, GET);
        ask(cache, GET);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> builder().expireAfter(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.000000001S");
    }

    @Test
    void theClockIsTheSystemsByDefault() {
        PropertyCache cache =
                PropertyCache.builder().expireAfter(Duration.ofDays(1)).build(OBJECT);
        ask(cache, GET);
        ask(cache, GET);
        assertThat(asked).hasSize(1);
    }

    // Vetoes.

    @Test
    void anAnswerMayBeKeptFromBeingKept() {
        PropertyCache cache = builder()
                .keepOnly((trap, reply) ->
                        !trap.equals(GET) && !Integer.valueOf(2).equals(reply.value()))
                .build(OBJECT);
        fill(cache);
        assertThat(forgotten(cache)).containsExactly(GET);
        cache.reset();
        answer = 2;
        fill(cache);
        assertThat(forgotten(cache)).isEqualTo(KEPT);
    }

    // Collections.

    @Test
    void elementsOfACollectionAndHowManyThereAreAreKept() {
        PropertyCache cache = builder().build(ARRAY);
        List<Object> keys = List.of(0, 1L, "2", "10", "length", "size");
        keys.forEach(key -> ask(cache, new Trap.Get(key)));
        keys.forEach(key -> ask(cache, new Trap.Get(key)));
        assertThat(asked).hasSize(keys.size());
    }

    @Test
    void readingAMethodOfACollectionForgetsEverythingSinceItIsAboutToRun() {
        PropertyCache cache = builder().build(ARRAY);
        for (String method : List.of("push", "", "1a", "/1")) {
            ask(cache, new Trap.Get(0));
            asked.clear();
            ask(cache, new Trap.Get(method));
            ask(cache, new Trap.Get(method));
            ask(cache, new Trap.Get(0));
            assertThat(asked).containsExactly(new Trap.Get(method), new Trap.Get(method), new Trap.Get(0));
        }
    }

    @Test
    void readingAMethodOfAnotherObjectForgetsNothing() {
        PropertyCache cache = cache();
        fill(cache);
        ask(cache, new Trap.Get("push"));
        assertThat(forgotten(cache)).isEmpty();
    }
}
