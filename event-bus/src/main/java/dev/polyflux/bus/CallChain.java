package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: each request that somebody waits for names the request it was made for, up to the first wait.
 *
 * <p>A loop that waits serves the requests whose chain leads back to one of its waits: they are made for its sake, and it
 * would wait forever if it did not.
 */
final class CallChain {

    /** More than any chain of loops is long; ends the walk round a cycle of others, who find it themselves. */
    private static final int FURTHEST = 10_000;

    private CallChain() {}

    /** Whether a request made for {@code chain} is made for the sake of a wait of {@code loop} that still stands. */
    static boolean comesFrom(EventLoop loop, @Nullable Request chain) {
        for (Request call = chain; call != null; call = call.outer()) {
            if (call.waiter() == loop && call.stands()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The cycle that {@code request} would close, as {@code a -> b -> a}; null when there is none.
     *
     * <p>The waiter has published {@code request} as what it waits for, and only now looks at the others. Why one of
     * several loops that close a cycle at the same moment always finds it: publishing and looking are volatile accesses,
     * so they have one order that all threads agree on. Take the loop of the cycle whose publishing comes last in that
     * order: it looks after all the others have published. More than one may find it, and then more than one is refused.
     *
     * <p>A loop that answers a call below its wait goes on publishing that wait although it runs. Its wait leads back to
     * itself by way of the call it answers, so no other loop finds itself on that way. And a wait below that ends is
     * replaced by the outer one before the call is answered, so the outer one is seen by all who have the answer.
     */
    static @Nullable String cycle(Request request) {
        EventLoop start = request.waiter();
        Request next = request;
        for (int hop = 0; next != null && hop < FURTHEST; hop++) {
            EventLoop loop = next.owner();
            if (loop == start) {
                return describe(request);
            }
            next = loop.waitsFor();
        }
        return null;
    }

    private static String describe(Request request) {
        EventLoop start = request.waiter();
        StringBuilder names = new StringBuilder();
        Request next = request;
        for (int hop = 0; next != null && hop < FURTHEST; hop++) {
            EventLoop waiter = next.waiter();
            names.append(waiter == null ? "?" : waiter.name()).append(" -> ");
            EventLoop loop = next.owner();
            if (loop == start) {
                break;
            }
            next = loop.waitsFor();
        }
        return names.append(start == null ? "?" : start.name()).toString();
    }
}
