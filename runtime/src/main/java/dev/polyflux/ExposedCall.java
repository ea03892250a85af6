package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** One call of a method by a guest. What gives one value later begins at once, as promises do, and once; it is cancelled with whoever awaits it. */
record ExposedCall(Object object, ExposedMethod method, @Nullable Object[] arguments) {

    /** What it gives, called here and now. */
    @Nullable
    Object here() throws Exception {
        Object given = method.call(object, arguments);
        return given instanceof Mono<?> mono ? begun(mono) : given;
    }

    /** Called on a scheduler; what it gives comes later. */
    Object on(Scheduler scheduler) {
        Class<?> type = method.method().getReturnType();
        Callable<@Nullable Object> call = () -> method.call(object, arguments);
        if (Mono.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)) {
            return begun(Mono.fromCallable(call)
                    .flatMap(given -> given instanceof CompletionStage<?> stage
                            ? Mono.fromCompletionStage(() -> stage)
                            : (Mono<?>) given)
                    .subscribeOn(scheduler));
        }
        return Publisher.class.isAssignableFrom(type)
                ? Mono.fromCallable(call)
                        .flatMapMany(given -> (Publisher<?>) given)
                        .subscribeOn(scheduler)
                : begun(Mono.fromCallable(call).subscribeOn(scheduler));
    }

    private static Object begun(Mono<?> mono) {
        EventLoop here = EventLoop.current();
        ContextView asked = here == null ? Context.empty() : here.asked();
        return (asked.isEmpty() ? mono : mono.contextWrite(asked)).toFuture();
    }
}
