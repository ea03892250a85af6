package dev.polyflux.lifecycle;

import reactor.core.publisher.Mono;

/** Makes the code that a realm is to evaluate before or after its script. */
@FunctionalInterface
public interface GuestCode {

    /** The code for one run; empty for none. On the same terms as {@link Hook#run}. */
    Mono<String> of(HookContext context);

    /** The hook that has the realm evaluate it. */
    default Hook entering() {
        return context -> of(context)
                .flatMap(text -> context.realm().enter(text, context.phase().toString()));
    }
}
