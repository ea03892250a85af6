package dev.polyflux.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;

/** How an observed call is named and tagged: as {@code polyflux.call}, by {@link CallTags}. */
public class CallConvention implements ObservationConvention<CallObservation.Context> {

    private final ErrorTypes errors = new ErrorTypes();

    /** The names and tags that are documented; override what is to differ. */
    public CallConvention() {}

    @Override
    public String getName() {
        return "polyflux.call";
    }

    @Override
    public String getContextualName(CallObservation.Context context) {
        return context.call().worker() + "." + context.call().function();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(CallObservation.Context context) {
        CallOutcome outcome = context.outcome();
        return KeyValues.of(
                CallTags.WORKER.withValue(context.call().worker()),
                CallTags.FUNCTION.withValue(context.call().function()),
                CallTags.KIND.withValue(context.call().kind().name().toLowerCase(Locale.ROOT)),
                outcome == null
                        ? KeyValue.of(CallTags.OUTCOME.asString(), KeyValue.NONE_VALUE)
                        : CallTags.OUTCOME.withValue(outcome.tag()),
                CallTags.ERROR.withValue(errors.of(context.getError())));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof CallObservation.Context;
    }
}
