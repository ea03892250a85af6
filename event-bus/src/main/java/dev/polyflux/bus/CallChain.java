package dev.polyflux.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: each request that somebody waits for names the request it was made for, up to the first wait.
 *
 * <p>A loop that waits serves the requests whose chain leads back to one of its waits: they are made for its sake, and it
 * would wait forever if it did not.
 */
final class CallChain {

    private CallChain() {}

    /** Whether a request made for {@code chain} is made for the sake of a wait of {@code loop} that still stands. */
    static boolean comesFrom(EventLoop loop, @Nullable Wait chain) {
        for (Wait call = chain; call != null; call = call.outer()) {
            if (call.waiter() == loop && call.stands()) {
                return true;
            }
        }
        return false;
    }

    /** What a loop waits for, and for whose sake, back to the first. */
    static List<Object> of(LoopWaits loop) {
        List<Object> chain = new ArrayList<>();
        Wait innermost = loop.innermost();
        if (innermost != null && innermost.stands()) {
            chain.add(innermost);
        }
        for (Wait call = loop.serves(); call != null; call = call.outer()) {
            chain.add(call);
            if (call.sake() != null) {
                chain.add(call.sake());
            }
        }
        return chain;
    }

    /**
     * The cycle of waits that {@code request} would close, as {@code a -> b -> a}; null when there is none.
     *
     * <p>The waiter has published {@code request} as what it waits for, and only now looks at the others. Why one of
     * several loops that close a cycle at the same moment always finds it: publishing and looking are volatile accesses,
     * so they have one order that all threads agree on. Take the loop of the cycle whose publishing comes last in that
     * order: it looks after all the others have published. More than one may find it, and then more than one is refused.
     *
     * <p>Why a cycle that is found was there: each wait is another object, and one that has ended does not stand again. So
     * waits that are found twice, in the same order, have all stood together between the two walks.
     *
     * <p>A loop that answers a call below its wait goes on publishing that wait although it runs. From there the way leads
     * round to itself by the calls it answers, and to no other loop that runs. And the wait below a wait that ends is
     * published again before the call it was made for is answered, so whoever has the answer sees it.
     */
    static @Nullable String cycle(Request request) {
        List<Wait> waits = walk(request);
        List<Wait> before = List.of();
        while (!waits.isEmpty() && !waits.equals(before)) {
            before = waits;
            waits = walk(request);
        }
        return waits.isEmpty() ? null : describe(waits);
    }

    /** The waits from this one round to its waiter; empty where the way ends elsewhere, as with whoever lives on no loop. */
    private static List<Wait> walk(Request request) {
        Wait next = request.owner().waits().innermost();
        if (next == null) {
            return List.of();
        }
        List<Wait> waits = new ArrayList<>(List.of(request));
        while (next != null && next.stands() && !waits.contains(next)) {
            waits.add(next);
            EventLoop owner = next.owner();
            if (owner == request.waiter()) {
                return waits;
            }
            next = owner == null ? null : owner.waits().innermost();
        }
        return List.of();
    }

    private static String describe(List<Wait> waits) {
        String owners = waits.stream().map(CallChain::loopName).collect(Collectors.joining(" -> "));
        return loopName(waits.get(waits.size() - 1)) + " -> " + owners;
    }

    /** Who is to answer, as messages about loops name it. */
    static String loopName(Wait wait) {
        EventLoop owner = wait.owner();
        return owner == null ? wait.ownerName() : owner.name();
    }
}
