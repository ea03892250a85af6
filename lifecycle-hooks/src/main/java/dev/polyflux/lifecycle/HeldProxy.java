package dev.polyflux.lifecycle;

import dev.polyflux.core.GuestError.Frame;
import java.util.List;

/**
 * What is known of a proxy from its beginning on.
 *
 * @param id the same wherever the proxy is told of, and no other proxy's in this runtime
 * @param type the name of its object's type
 * @param owner the realm of its object, or {@code java}
 * @param holder the realm that has the proxy
 * @param language the language that has it there
 * @param callable whether its object can be called
 * @param createdAt where guest code of its holder was when it was made, or else where its object first left its own realm;
 *     innermost first, empty unless debugging is on
 */
public record HeldProxy(
        long id, String type, String owner, String holder, String language, boolean callable, List<Frame> createdAt) {

    public HeldProxy {
        createdAt = List.copyOf(createdAt);
    }
}
