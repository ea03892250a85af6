package dev.polyflux;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Two that hear of calls, as one; the second sees the context that the first has made. */
record BothListeners(CallListener first, CallListener second) implements CallListener {

    @Override
    public Progress called(Called call, ContextView context) {
        Progress outer = first.called(call, context);
        return new Both(outer, second.called(call, outer.within(Context.of(context))));
    }

    private record Both(Progress first, Progress second) implements Progress {

        @Override
        public Context within(Context context) {
            return second.within(first.within(context));
        }

        @Override
        public void begun() {
            first.begun();
            second.begun();
        }

        @Override
        public void ended(@Nullable Throwable error) {
            second.ended(error);
            first.ended(error);
        }

        @Override
        public void cancelled() {
            second.cancelled();
            first.cancelled();
        }
    }
}
