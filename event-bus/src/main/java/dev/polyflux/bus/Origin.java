package dev.polyflux.bus;

import org.jspecify.annotations.Nullable;

/**
 * The call in whose course work of a loop was put off: a task, a timer, the reply to a call of its own. It keeps nothing of the
 * call alive.
 *
 * <p>What one call makes possible for another, by a future that both know, counts as the first one's.
 */
final class Origin {

    /** Of what the loop is in the midst of; on the loop. */
    static @Nullable Origin of(@Nullable Object work, EventLoop loop) {
        return work instanceof Call call && call.isAt(loop) ? call.origin() : putOff(work);
    }

    /** Of work that is no call which is being served; from any thread. */
    static @Nullable Origin putOff(@Nullable Object work) {
        return switch (work) {
            case Call replied -> replied.askedBy();
            case Task task -> task.origin();
            case Timer timer -> timer.origin();
            case null, default -> null;
        };
    }
}
