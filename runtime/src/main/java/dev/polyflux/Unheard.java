package dev.polyflux;

import org.jspecify.annotations.Nullable;

/** Of a call that nobody is told of. */
record Unheard() implements CallListener.Progress {

    @Override
    public void ended(@Nullable Throwable error) {}

    @Override
    public void cancelled() {}
}
