package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Guest;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A call of the runtime's own, by the way that calls go: a value crosses to the realm, and comes back. What that loads and links,
 * the first call of the user's finds. It touches nothing that the realm's script sees.
 */
final class Rehearsal {

    /** A list of one element, in whichever language. */
    private static final String LIST = "[0]";

    private static final CallListener.Called CALLED =
            new CallListener.Called("rehearsal", "pop", CallListener.Kind.CALL);

    /** Of the kinds of values that data is made of, one each. */
    record Line(String text, int number, double fraction, List<String> parts) {}

    static final Line LINE = new Line("a", 1, 0.5, List.of("b"));

    /** What evaluates code, as a worker's function. */
    interface Rehearsed {

        Mono<Ref> list(String code);
    }

    private Rehearsal() {}

    /** What has come back; nothing where the realm is gone. */
    static Mono<Line> of(Realm realm) {
        return Failsafe.defer(() -> {
            Guest guest = realm.guest();
            return guest == null ? Mono.<Line>empty() : call(realm, guest);
        });
    }

    private static Mono<Line> call(Realm realm, Guest guest) {
        JavaValues values = realm.values();
        Exports exports = new Exports(realm.name());
        exports.put("list", guest.evaluator());
        Calls calls = new Calls(exports::find, () -> values);
        return BoundInterface.bind(
                        new Callee(realm.name(), () -> exports, realm::waitDeadline, () -> values, calls, calls),
                        Rehearsed.class)
                .flatMap(Failsafe.step(bound -> bound.list(LIST)))
                .flatMap(Failsafe.step(list -> there(list, values).then(back(list, values))))
                .transform(call -> HeardCall.of(call, (which, context) -> new Unheard(), CALLED))
                .transform(call -> Delivery.of(call, realm.delivery()));
    }

    private static Mono<Reply> there(Ref list, JavaValues values) {
        return list.dispatch(new Trap.SetItem(0, values.toWire(LINE)));
    }

    /** A method that lists have in whichever language. */
    private static Mono<Line> back(Ref list, JavaValues values) {
        Trap pop = new Trap.Chain(List.of(new Trap.Get("pop"), new Trap.Apply(Marker.MISSING, Arguments.of())));
        return list.dispatch(pop).flatMap(reply -> values.typed(reply, Line.class));
    }
}
