package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Operator;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has been read of a page is kept until something may have changed it. */
final class ChangesTest {

    private static final Arguments NONE = new Arguments(List.of(), Map.of());
    private static final Ref WINDOW = new Conversation("page", PageRules.of(StandIn.ORIGIN)).window();
    private static final Ref LIST = new Ref(WINDOW.owner(), 1, new Shape("javascript", "Array", Feature.ARRAY.bit()));

    static Stream<Trap> reads() {
        Trap get = new Trap.Get("name");
        Trap query = new Trap.Query(List.of("name"));
        return Stream.of(
                get,
                query,
                new Trap.Has("name"),
                new Trap.Keys(),
                new Trap.Describe("name"),
                new Trap.Prototype(),
                new Trap.IsExtensible(),
                new Trap.GetItem(0),
                new Trap.Contains(0),
                new Trap.Length(),
                new Trap.Iterate(false),
                new Trap.Text(true),
                new Trap.Detach(),
                new Trap.Await(),
                new Trap.Chain(List.of(get, new Trap.Length())),
                new Trap.All(List.of(get, query, new Trap.Chain(List.of(query)))));
    }

    static Stream<Trap> changes() {
        Trap set = new Trap.Set("name", 1);
        return Stream.of(
                set,
                new Trap.Delete("name"),
                new Trap.Define("name", 1),
                new Trap.SetPrototype(null),
                new Trap.PreventExtensions(),
                new Trap.SetItem(0, 1),
                new Trap.DeleteItem(0),
                new Trap.Operate(Operator.IADD, List.of(1)),
                new Trap.Evaluate("() => 1", NONE),
                new Trap.Chain(List.of(set)),
                new Trap.All(List.of(new Trap.Get("name"), set)),
                new Trap.All(List.of(new Trap.Chain(List.of(set)))),
                new Trap.Chain(List.of(new Trap.Get("push"), new Trap.Apply(Marker.MISSING, NONE))),
                new Trap.Apply(LIST, NONE));
    }

    private static long changed(Trap trap) {
        long before = LIST.changes();
        Changes.tell(LIST, trap);
        return LIST.changes() - before;
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReadChangesNothing(Trap trap) {
        assertThat(changed(trap)).isZero();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aWriteMayChangeWhatWasRead(Trap trap) {
        assertThat(changed(trap)).isOne();
    }
}
