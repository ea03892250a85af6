package dev.polyflux.cluster;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import reactor.core.publisher.Mono;

/** How the objects of another node are asked. */
interface Asking {

    /** Sends a trap once for each subscription; {@code settles} where what it gives is followed to its outcome. Never fails. */
    Mono<Reply> ask(Ref target, Trap trap, boolean settles);

    /** Whether nothing can be asked any more. */
    boolean isOver();
}
