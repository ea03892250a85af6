package dev.polyflux.micrometer;

import dev.polyflux.CallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Observes each call, as {@link CallObservation} describes. Given to a runtime with {@link
 * dev.polyflux.PolyfluxBuilder#calls}.
 *
 * <p>The parent is the observation in Reactor's context, or else the thread's. What guest code asks of Java during a call, a
 * {@code Mono} or another worker, finds the call's observation in its own context, whatever language and awaiting lies between.
 */
public final class ObservedCalls implements CallListener {

    private static final CallConvention DOCUMENTED = new CallConvention();

    private final ObservationRegistry registry;
    private final @Nullable CallConvention convention;

    private ObservedCalls(ObservationRegistry registry, @Nullable CallConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    /** Observations of this registry, named as documented. */
    public static ObservedCalls of(ObservationRegistry registry) {
        return new ObservedCalls(registry, null);
    }

    /** Observations of this registry, named otherwise. */
    public static ObservedCalls of(ObservationRegistry registry, CallConvention convention) {
        return new ObservedCalls(registry, convention);
    }

    @Override
    public Progress called(Called call, ContextView context) {
        CallObservation.Context known = new CallObservation.Context(call);
        Observation observation = CallObservation.CALL.observation(convention, DOCUMENTED, () -> known, registry);
        Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (parent != null) {
            observation.parentObservation(parent);
        }
        return new Observed(observation.start(), known);
    }

    private record Observed(Observation observation, CallObservation.Context known) implements Progress {

        @Override
        public Context within(Context context) {
            return observation.isNoop() ? context : context.put(ObservationThreadLocalAccessor.KEY, observation);
        }

        @Override
        public void begun() {
            observation.event(CallObservation.BEGUN);
        }

        @Override
        public void ended(@Nullable Throwable error) {
            if (error != null) {
                observation.error(error);
            }
            known.end(CallOutcome.of(error));
            observation.stop();
        }

        @Override
        public void cancelled() {
            known.end(CallOutcome.CANCELLED);
            observation.stop();
        }
    }
}
