package dev.polyflux;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** A listener that may throw: that is told of as Reactor tells of what nobody hears, and changes no call, nor what others hear. */
record GuardedListener(CallListener listener) implements CallListener {

    @Override
    public Progress called(Called call, ContextView context) {
        return GuardedListener.<Progress>told(() -> new Guarded(listener.called(call, context)), new Unheard());
    }

    private record Guarded(Progress progress) implements Progress {

        @Override
        public Context within(Context context) {
            return told(() -> progress.within(context), context);
        }

        @Override
        public void begun() {
            tell(progress::begun);
        }

        @Override
        public void ended(@Nullable Throwable error) {
            tell(() -> progress.ended(error));
        }

        @Override
        public void cancelled() {
            tell(progress::cancelled);
        }
    }

    private static void tell(Runnable telling) {
        told(
                () -> {
                    telling.run();
                    return true;
                },
                false);
    }

    private static <T> T told(Supplier<T> asking, T otherwise) {
        try {
            return asking.get();
        } catch (Throwable wrong) {
            Operators.onErrorDropped(wrong, Context.empty());
            return otherwise;
        }
    }
}
