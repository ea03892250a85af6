package dev.polyflux.browser;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Failsafe;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The page's calls of what it was handed, and what they are answered. Guarded by its conversation. */
final class Serving {

    private record Given(Reply reply, Map<Ref, Object> copies) {}

    private final Conversation conversation;
    private final PageEndpoint page;
    private final Exported exported;
    private final Link link;
    private final int most;
    private int served;

    Serving(Conversation conversation, PageEndpoint page, Exported exported, Link link, int most) {
        this.conversation = conversation;
        this.page = page;
        this.exported = exported;
        this.link = link;
        this.most = most;
    }

    /** The page calls something; gives what is to be done of it outside the monitor. */
    Runnable called(List<?> frame, int number, Arrived arrived) {
        if (Required.number(frame, 3) != Ask.APPLY) {
            throw new ProtocolException("a page may call what it was handed, and nothing else");
        }
        if (++served > 2 * most) {
            throw new ProtocolException("a page makes more calls than it was granted: " + most);
        }
        Ref function = exported.get(Required.number(frame, 4));
        Object self = arrived.value(Required.at(frame, 5));
        List<@Nullable Object> arguments = arrived.values(Required.at(frame, 6));
        if (function == null) {
            throw new ProtocolException("a page calls what it was not handed");
        }
        Trap call = new Trap.Apply(self == null ? Marker.MISSING : self, new Arguments(arguments, Map.of()));
        return () -> function.dispatch(call)
                .flatMap(Failsafe.step(this::withData))
                .onErrorResume(error -> Mono.just(new Given(new Reply.Err(GuestException.ofJava(error)), Map.of())))
                .subscribe(given -> answer(number, given));
    }

    /** What is given back is copied where it is data, before it is sent. */
    private Mono<Given> withData(Reply reply) {
        Set<Ref> data = new LinkedHashSet<>();
        if (reply instanceof Reply.Ok(var value)) {
            Operands.collect(value, page::isData, data);
        }
        return PageEndpoint.copies(data).map(copies -> new Given(reply, copies));
    }

    private void answer(int number, Given given) {
        synchronized (conversation) {
            served--;
            try {
                conversation.send(given.copies(), out -> link.send(answered(number, given.reply(), out)));
            } catch (OverflowException behind) {
                conversation.breaks(behind);
            } catch (Throwable unsendable) {
                PolyfluxException error = GuestException.ofJava(unsendable);
                conversation.sendIfOpen(failed(number, error, new Outgoing(page, exported, Map.of())));
            }
        }
    }

    private static List<@Nullable Object> answered(int number, Reply reply, Outgoing out) {
        return switch (reply) {
            case Reply.Ok(var value) ->
                Arrays.<@Nullable Object>asList(Kind.REPLY, number, out.value(value), out.functions());
            case Reply.Err(var error) -> failed(number, error, out);
        };
    }

    private static List<@Nullable Object> failed(int number, PolyfluxException error, Outgoing out) {
        return Arrays.<@Nullable Object>asList(Kind.FAIL, number, out.error(error), out.functions());
    }
}
