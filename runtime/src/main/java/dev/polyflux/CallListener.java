package dev.polyflux;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Hears of the calls that Java makes of workers: by {@link Worker#call}, {@link Worker#stream}, {@link Worker#eval} and bound
 * interfaces. Given to a runtime with {@link PolyfluxBuilder#calls}.
 *
 * <p>Called by many threads at a time. It may not block; what it throws goes to Reactor's {@code onErrorDropped}, and changes no
 * call. Of a call that no worker was given, since a pool's queue is full or the runtime is being closed, it does not hear; of one
 * that a pool gives to another worker, it hears once for each.
 */
@FunctionalInterface
public interface CallListener {

    /**
     * A call was subscribed to, and is about to be sent. On the thread that subscribes, or that finds a pool's call its worker.
     *
     * @param context Reactor's, of whoever subscribed
     * @return who hears how it goes on
     */
    Progress called(Called call, ContextView context);

    /**
     * Which call it is.
     *
     * @param worker the worker's name
     * @param function the function's name; {@code eval} for code that is evaluated
     * @param kind how it is called
     */
    record Called(String worker, String function, Kind kind) {}

    /** How a worker is called. */
    enum Kind {
        /** For one value. */
        CALL,
        /** For a stream of elements. */
        STREAM,
        /** By code to evaluate. */
        EVAL
    }

    /** Hears how one call goes on; {@link #ended} or {@link #cancelled} is called once, at last. */
    interface Progress {

        /** The context in which the call is made: what Java code sees that the guest calls in its turn. */
        default Context within(Context context) {
            return context;
        }

        /** The worker has begun with it: until now it has waited. On the worker's loop, at most once. */
        default void begun() {}

        /**
         * It has ended, on whichever thread that was: the worker's loop as a rule.
         *
         * @param error what the caller is told; null where it has ended well
         */
        void ended(@Nullable Throwable error);

        /** Whoever subscribed has cancelled it, on the thread that did. */
        void cancelled();
    }
}
