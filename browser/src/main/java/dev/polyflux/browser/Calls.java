package dev.polyflux.browser;

import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The worker's calls of its page: each a frame, and one that answers it. Guarded by its conversation. */
final class Calls {

    private record Open(Ask.Answer answer, MonoSink<Reply> sink, int several) {}

    private final Conversation conversation;
    private final PageEndpoint page;
    private final Link link;
    private final int most;
    private final Map<Integer, Open> open = new HashMap<>();
    private int last;
    private long made;

    Calls(Conversation conversation, PageEndpoint page, Link link, int most) {
        this.conversation = conversation;
        this.page = page;
        this.link = link;
        this.most = most;
    }

    long made() {
        return made;
    }

    /** Sends a trap once for each subscription, on any thread; {@code settles} where what it gives is followed to its outcome. */
    Mono<Reply> ask(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles) {
        Mono<Reply> reply = Mono.create(sink -> begin(target, trap, copies, settles, sink));
        return trap instanceof Trap.Get(var key)
                ? reply.flatMap(given -> given instanceof Reply.Ok(var value) && value == null
                        ? ask(target, new Trap.Has(key), copies, false).map(Calls::found)
                        : Mono.just(given))
                : reply;
    }

    private static Reply found(Reply has) {
        return has instanceof Reply.Ok(var there)
                ? new Reply.Ok(Boolean.TRUE.equals(there) ? null : Marker.MISSING)
                : has;
    }

    private void begin(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles, MonoSink<Reply> sink) {
        try {
            int number = send(target, trap, copies, settles, sink);
            sink.onCancel(() -> cancel(number));
        } catch (Throwable refused) {
            sink.success(new Reply.Err(GuestException.ofJava(refused)));
        }
    }

    private int send(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles, MonoSink<Reply> sink) {
        synchronized (conversation) {
            if (open.size() >= most) {
                throw new OverflowException(most + " calls of " + page.name() + " are under way");
            }
            int number = ++last;
            Ask.Answer answer = conversation.send(copies, out -> {
                boolean global = !(target.target(page, trap) instanceof Integer);
                Ask ask = Ask.of(trap, global, out);
                link.send(Arrays.<@Nullable Object>asList(
                        settles ? Kind.SETTLE : Kind.CALL,
                        number,
                        ask.trap(),
                        global ? Marker.NULL : target.target(page),
                        ask.arguments(),
                        out.functions()));
                return ask.answer();
            });
            open.put(number, new Open(answer, sink, trap instanceof Trap.All(var traps) ? traps.size() : 0));
            made++;
            Changes.tell(target, trap);
            return number;
        }
    }

    private void cancel(int number) {
        synchronized (conversation) {
            if (open.remove(number) != null) {
                conversation.sendIfOpen(List.of(Kind.CANCEL, number));
            }
        }
    }

    /** What the page has answered; gives what is to be done of it outside the monitor. */
    Runnable replied(int number, boolean failed, @Nullable Object given, Arrived arrived) {
        Open call = open.get(number);
        Reply reply = failed
                ? new Reply.Err(error(Required.list(given), arrived))
                : call == null ? new Reply.Ok(arrived.value(given)) : reply(call, given, arrived);
        open.remove(number); // not before: where that was no reply, it ends with all others
        return () -> {
            if (call != null) {
                call.sink().success(reply);
            }
        };
    }

    private static Reply reply(Open call, @Nullable Object given, Arrived arrived) {
        return switch (call.answer()) {
            case VALUE, ATTRIBUTE -> new Reply.Ok(arrived.value(given));
            case FOUND -> new Reply.Ok(orMissing(arrived.value(given)));
            case VALUES -> {
                List<@Nullable Object> values = arrived.values(given);
                values.replaceAll(Calls::orMissing);
                yield new Reply.Ok(new Copy.Items(values));
            }
            case KEYS -> new Reply.Ok(new Copy.Items(arrived.values(given)));
            case ASSIGNED -> new Reply.Ok(new Copy.Items(new ArrayList<>(Collections.nCopies(call.several(), true))));
        };
    }

    private static Object orMissing(@Nullable Object value) {
        return value == null ? Marker.MISSING : value;
    }

    private static GuestException error(List<?> given, Arrived arrived) {
        String type = Required.text(given, 0);
        String message = Required.text(given, 1);
        String trace = Required.text(given, 2);
        return new GuestException(new GuestError(
                "javascript",
                type,
                message,
                PageFrames.of(trace),
                trace.isEmpty() ? type + ": " + message : trace,
                null,
                arrived.value(Required.at(given, 3))));
    }

    /** Ends all that are under way; gives what is to be done of it outside the monitor. */
    Runnable end(PolyfluxException why) {
        List<Open> left = List.copyOf(open.values());
        open.clear();
        return () -> left.forEach(call -> call.sink().success(new Reply.Err(why)));
    }
}
