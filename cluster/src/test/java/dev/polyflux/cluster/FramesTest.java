package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Known;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Operator;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Slice;
import dev.polyflux.core.Trap;
import dev.polyflux.core.WorkerFailedException;
import dev.polyflux.core.spi.End;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is written is what is read, and what nobody has written is refused. */
final class FramesTest {

    /** References by number: both sides are here. */
    private static final class Table implements Handing.Sheet, Endpoint {

        private final List<Ref> all = new ArrayList<>();

        @Override
        public Handing.Handed hand(Ref ref) {
            int known = all.indexOf(ref);
            if (known < 0) {
                all.add(ref);
            }
            return new Handing.Handed(all.indexOf(ref) % 2 == 0, all.indexOf(ref));
        }

        @Override
        public void undo() {}

        @Override
        public Ref theirs(long number, Shape shape) {
            Ref ref = ours(number);
            if (!ref.shape().equals(shape)) {
                throw new ProtocolException("another shape: " + shape);
            }
            return ref;
        }

        @Override
        public Ref ours(long number) {
            if (number < 0 || number >= all.size()) {
                throw new ProtocolException("no object " + number);
            }
            return all.get((int) number);
        }

        @Override
        public String name() {
            return "here";
        }

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.just(Reply.NOTHING);
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return Reply.NOTHING;
        }
    }

    private final Table table = new Table();
    private final Frames frames = new Frames(FrameLimits.DEFAULT, () -> table);

    /** Wire values of all kinds, as deep as one likes. */
    private final class Values {
        private final Random random;

        Values(long seed) {
            random = new Random(seed);
        }

        @Nullable
        Object value(int depth) {
            int kinds = depth == 0 ? 14 : 22;
            return switch (random.nextInt(kinds)) {
                case 0 -> null;
                case 1 -> random.nextBoolean();
                case 2 -> random.nextInt();
                case 3 -> Integer.MAX_VALUE + 1L + random.nextInt(Integer.MAX_VALUE);
                case 4 -> new BigInteger(random.nextInt(200), random).negate();
                case 5 -> BigInteger.valueOf(random.nextInt(5)).shiftLeft(70).add(BigInteger.ONE);
                case 6 -> random.nextDouble() * Math.pow(10, random.nextInt(300) - 150);
                case 7 ->
                    List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1.0).get(random.nextInt(4));
                case 8 -> text();
                case 9 -> bytes();
                case 10 -> Marker.values()[random.nextInt(Marker.values().length)];
                case 11 -> new Known(Known.Kind.values()[random.nextInt(Known.Kind.values().length)], texts());
                case 12 -> new Ref(table, "target", new Shape("python", text(), random.nextInt(), text(), null));
                case 13 -> new Copy.Moment(random.nextDouble());
                case 14 -> new End(value(depth - 1));
                case 15 -> new Slice(value(depth - 1), value(depth - 1), value(depth - 1));
                case 16 -> new Copy.Items(values(depth - 1));
                case 17 -> new Copy.Fixed(values(depth - 1));
                case 18 -> new Copy.Elements(values(depth - 1));
                case 19 -> new Copy.Entries(members(depth - 1));
                case 20 -> {
                    List<@Nullable Object> keys = values(depth - 1);
                    yield new Copy.Pairs(
                            keys,
                            keys.stream().<@Nullable Object>map(key -> "v").toList());
                }
                default ->
                    random.nextBoolean()
                            ? new Copy.Again(random.nextInt(9))
                            : new Copy.Numbers("Float64Array", bytes());
            };
        }

        List<@Nullable Object> values(int depth) {
            List<@Nullable Object> all = new ArrayList<>();
            for (int left = random.nextInt(5); left > 0; left--) {
                all.add(value(depth));
            }
            return all;
        }

        Map<String, @Nullable Object> members(int depth) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            for (int left = random.nextInt(5); left > 0; left--) {
                all.put(text(), value(depth));
            }
            return all;
        }

        /** Halves of surrogate pairs among its characters. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
            }
            return text.toString();
        }

        List<String> texts() {
            return Stream.generate(this::text).limit(random.nextInt(4)).toList();
        }

        byte[] bytes() {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }

        Arguments arguments(int depth) {
            return new Arguments(values(depth), members(depth));
        }

        Trap trap(int depth) {
            return switch (random.nextInt(depth == 0 ? 28 : 30)) {
                case 0 -> new Trap.Get(text());
                case 1 -> new Trap.Set(text(), value(depth));
                case 2 -> new Trap.Delete(text());
                case 3 -> new Trap.Has(text());
                case 4 -> new Trap.Keys();
                case 5 -> new Trap.Describe(text());
                case 6 -> new Trap.Define(text(), value(depth));
                case 7 -> new Trap.Prototype();
                case 8 -> new Trap.SetPrototype(value(depth));
                case 9 -> new Trap.IsExtensible();
                case 10 -> new Trap.PreventExtensions();
                case 11 -> new Trap.GetItem(value(depth));
                case 12 -> new Trap.SetItem(value(depth), value(depth));
                case 13 -> new Trap.DeleteItem(value(depth));
                case 14 -> new Trap.Contains(value(depth));
                case 15 -> new Trap.Length();
                case 16 -> new Trap.Apply(value(depth), arguments(depth));
                case 17 -> new Trap.Construct(arguments(depth));
                case 18 -> new Trap.Operate(Operator.values()[random.nextInt(Operator.values().length)], values(depth));
                case 19 -> new Trap.Iterate(random.nextBoolean());
                case 20 -> new Trap.Next(value(depth));
                case 21 -> new Trap.Throw(value(depth));
                case 22 -> new Trap.Close();
                case 23 -> new Trap.Await();
                case 24 -> new Trap.Text(random.nextBoolean());
                case 25 -> new Trap.Detach(random.nextBoolean());
                case 26 -> new Trap.Query(List.of(text(), 3, text()));
                case 27 -> new Trap.Evaluate(text(), arguments(depth));
                case 28 -> new Trap.Chain(List.of(trap(depth - 1), trap(depth - 1)));
                default -> new Trap.All(List.of(trap(depth - 1)));
            };
        }

        PolyfluxException error(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 6)) {
                case 0 -> new OverflowException(text());
                case 1 -> new NodeLostException(text(), text());
                case 2 -> new LimitException(LimitException.Limit.OUTPUT, text());
                case 3 -> new GuestException(guest(depth));
                case 4 -> new WorkerFailedException(text(), error(depth - 1));
                default -> new GuestException(guest(depth)).asTold();
            };
        }

        private GuestError guest(int depth) {
            return new GuestError(
                    "python",
                    text(),
                    text(),
                    List.of(new GuestError.Frame(text(), text(), random.nextInt(99))),
                    text(),
                    depth == 0 ? null : guest(depth - 1),
                    value(depth),
                    value(depth));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAskedArrivesAsItWas(long seed) {
        Values values = new Values(seed);
        Ref target = new Ref(table, "target", new Shape("javascript", "Object", 3));
        Map<String, Object> context = Map.of("trace", "t-" + seed, "n", 7);
        Frame.Ask ask = new Frame.Ask(
                seed, seed % 2 == 0, List.of(new Chains.Link("a", seed)), context, target, values.trap(3));
        assertThat(shown(frames.frame(frames.bytes(ask)))).isEqualTo(shown(ask));
        Frame.Iterate iterate = new Frame.Iterate(seed, seed % 2 == 0, context, target);
        assertThat(shown(frames.frame(frames.bytes(iterate)))).isEqualTo(shown(iterate));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAnsweredArrivesAsItWas(long seed) {
        Values values = new Values(seed);
        Reply ok = new Reply.Ok(values.value(4));
        assertThat(shown(frames.reply(frames.bytes(ok)))).isEqualTo(shown(ok));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void errorsArriveWithAllTheyHave(long seed) {
        PolyfluxException error = new Values(seed).error(2);
        assertThat(frames.reply(frames.bytes(new Reply.Err(error))))
                .isInstanceOfSatisfying(Reply.Err.class, arrived -> {
                    assertThat(arrived.error()).hasSameClassAs(error).hasMessage(error.getMessage());
                    assertThat(told(arrived.error())).isEqualTo(told(error));
                });
    }

    private static String told(PolyfluxException error) {
        return switch (error) {
            case GuestException guest -> guest.isTold() + shown(guest.error());
            case WorkerFailedException failed ->
                String.valueOf(Objects.requireNonNull(failed.getCause()).getMessage());
            case NodeLostException lost -> lost.node();
            default -> "";
        };
    }

    /** Every frame that is cut, or has one bit turned, is a frame or is refused: nothing else comes of it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsBrokenIsRefusedWithATypedError(long seed) {
        Values values = new Values(seed);
        Ref target = new Ref(table, "target", new Shape("javascript", "Object", 3));
        byte[] frame = frames.bytes(new Frame.Ask(seed, true, List.of(), Map.of(), target, values.trap(2)));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> frames.frame(cut)).isInstanceOf(ProtocolException.class);
        }
        for (int i = 0; i < 64; i++) {
            byte[] turned = frame.clone();
            turned[values.random.nextInt(frame.length)] ^= (byte) (1 << values.random.nextInt(8));
            read(turned);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNoFrameAtAllIsRefused(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        read(noise);
    }

    private void read(byte[] bytes) {
        try {
            frames.frame(bytes);
        } catch (ProtocolException refused) {
            assertThat(refused).hasMessageContaining(" ");
        }
        try {
            frames.reply(bytes);
        } catch (ProtocolException refused) {
            assertThat(refused).hasMessageContaining(" ");
        }
    }

    /** Lengths that are promised and not kept cost nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5a7fffffff00", // a byte string of 2 GiB
                "7a7fffffff61", // a text of 2 GiB
                "9a7fffffff01", // a list of 2 billion
                "9b7fffffffffffffff01",
                "820a1a7fffffff", // so many items
                "c25a7fffffff01", // a number of 2 GiB
                "bf6161", // a table without an end
                "ff",
                "d9ffff01"
            })
    void lengthsThatAreNotKeptAreRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> frames.reply(bytes)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> frames.frame(bytes)).isInstanceOf(ProtocolException.class);
    }

    private static Object nested(int depth) {
        Object nested = "bottom";
        for (int i = 0; i < depth; i++) {
            nested = new Copy.Items(Collections.singletonList(nested));
        }
        return nested;
    }

    @Test
    void copiesAsDeepAsACopyMayBeCross() {
        Reply reply = new Reply.Ok(nested(Copy.DEEPEST));
        Object arrived = frames.reply(frames.bytes(reply)).orThrow();
        int depth = 0;
        while (arrived instanceof Copy.Items(var elements)) {
            arrived = elements.getFirst();
            depth++;
        }
        assertThat(depth).isEqualTo(Copy.DEEPEST);
        assertThat(arrived).isEqualTo("bottom");
    }

    @Test
    void moreThanALimitIsRefused() {
        Frames small = new Frames(new FrameLimits(8, 1000, 100), () -> table);
        byte[] many = frames.bytes(new Reply.Ok(new Copy.Items(Collections.<@Nullable Object>nCopies(200, 1))));
        byte[] deep = frames.bytes(new Reply.Ok(nested(10)));
        byte[] large = frames.bytes(new Reply.Ok(new byte[2000]));
        for (byte[] frame : List.of(many, deep, large)) {
            assertThatThrownBy(() -> small.reply(frame)).isInstanceOf(ProtocolException.class);
        }
    }

    // Byte arrays are equal by identity alone, so values are compared as they are shown.

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Copy.Numbers(var kind, var bytes) -> kind + HexFormat.of().formatHex(bytes);
            case List<?> all -> all.stream().map(FramesTest::shown).toList().toString();
            case Map<?, ?> all -> {
                StringBuilder text = new StringBuilder();
                all.forEach((key, each) ->
                        text.append(key).append('=').append(shown(each)).append(';'));
                yield text.toString();
            }
            case Ref ref -> "ref" + System.identityHashCode(ref);
            case Record record -> {
                StringBuilder text = new StringBuilder(record.getClass().getSimpleName());
                for (var component : record.getClass().getRecordComponents()) {
                    try {
                        var accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        text.append(' ').append(shown(accessor.invoke(record)));
                    } catch (ReflectiveOperationException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                }
                yield text.toString();
            }
            default -> value.getClass().getSimpleName() + value;
        };
    }
}
