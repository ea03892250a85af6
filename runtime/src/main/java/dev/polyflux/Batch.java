package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.spi.Failsafe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several operations on one object of a guest, in one message each.
 *
 * <p>All are cold and send when subscribed to; results are delivered on the owner's loop, or on the subscriber's where it runs
 * on one. Cancelling is as with {@link Ref#dispatch}. Paths are attributes and items, as in {@code "user.tags[0]['full.name']"}.
 * Errors: {@link dev.polyflux.core.GuestException} where the guest throws, {@link dev.polyflux.core.ClosedException} where its
 * realm is closed, {@link dev.polyflux.core.ReleasedException} where the reference has ended, {@link
 * dev.polyflux.core.OverflowException} where the owner's inbox is full, {@link dev.polyflux.core.ConversionException} where the
 * value is not of the type.
 */
public final class Batch {

    private static final Pattern KEY = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+)]|\\[(?:\"([^\"]*)\"|'([^']*)')]");

    private Batch() {}

    /**
     * Sets attributes, in the order of the map; completes when that is done. Where an object refuses some in silence, as
     * JavaScript's frozen ones do, the others are set, and an {@link UnsupportedTrapException} names the first that was not.
     */
    public static Mono<Void> assign(Ref target, Map<String, ? extends @Nullable Object> values) {
        return Mono.defer(() -> {
            List<String> names = new ArrayList<>(values.keySet());
            List<Trap> sets = new ArrayList<>();
            names.forEach(name -> sets.add(new Trap.Set(name, JavaValues.USUAL.toWire(values.get(name)))));
            return target.dispatch(new Trap.All(sets)).flatMap(reply -> {
                PolyfluxException why = refusal(reply, names, target);
                return why == null ? Mono.empty() : Mono.error(why);
            });
        });
    }

    private static @Nullable PolyfluxException refusal(Reply reply, List<String> names, Ref target) {
        return switch (reply) {
            case Reply.Err(var error) -> error;
            case Reply.Ok(Copy.Items(var answers))
            when answers.contains(false) ->
                new UnsupportedTrapException(
                        "a " + target.shape().language() + " " + target.shape().typeName() + " refuses to have '"
                                + names.get(answers.indexOf(false)) + "' set");
            case Reply.Ok ok -> null;
        };
    }

    /** What lies at each path, in the order of the paths, as copies; {@code null} where nothing does. */
    @SuppressWarnings("unchecked")
    public static Mono<List<@Nullable Object>> gather(Ref target, String... paths) {
        List<Trap> queries = Arrays.stream(paths)
                .<Trap>map(path -> new Trap.Query(keys(path)))
                .toList();
        return Failsafe.ending(target.dispatch(new Trap.All(queries))
                .flatMap(Batch::detached)
                .flatMap(
                        reply -> JavaValues.USUAL.typed(reply, (Class<List<@Nullable Object>>) (Class<?>) List.class)));
    }

    /** What lies at the path, as {@link Worker#call} gives values; empty where nothing does. */
    public static <T> Mono<T> query(Ref target, String path, Class<T> type) {
        return Failsafe.ending(
                target.dispatch(new Trap.Query(keys(path))).flatMap(reply -> JavaValues.USUAL.typed(reply, type)));
    }

    /**
     * Makes a function of its source in the target's language and realm, and calls it.
     *
     * @param source a function expression, such as {@code (a, b) => a + b} or {@code lambda a, b: a + b}
     */
    public static <T> Mono<T> evaluate(Ref target, String source, Class<T> type, @Nullable Object... arguments) {
        return Failsafe.ending(Mono.defer(() -> {
                    List<@Nullable Object> wire = new ArrayList<>();
                    for (Object argument : arguments) {
                        wire.add(JavaValues.USUAL.toWire(argument));
                    }
                    return target.dispatch(new Trap.Evaluate(source, new Arguments(wire, Map.of())));
                })
                .flatMap(reply -> JavaValues.USUAL.typed(reply, type)));
    }

    /** Live objects among the gathered are copied, each by a message of its own. */
    private static Mono<Reply> detached(Reply reply) {
        if (!(reply instanceof Reply.Ok(Copy.Items(var elements)))) {
            return Mono.just(reply);
        }
        return Flux.fromIterable(elements.stream()
                        .map(element -> element instanceof Ref ref
                                ? ref.dispatch(new Trap.Detach())
                                : Mono.<Reply>just(new Reply.Ok(element == Marker.MISSING ? null : element)))
                        .toList())
                .concatMap(element -> element)
                .collectList()
                .map(Batch::joined);
    }

    private static Reply joined(List<Reply> replies) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Reply reply : replies) {
            if (reply instanceof Reply.Err) {
                return reply;
            }
            elements.add(reply.orThrow());
        }
        return new Reply.Ok(new Copy.Items(elements));
    }

    static List<Object> keys(String path) {
        List<Object> keys = new ArrayList<>();
        Matcher matcher = KEY.matcher(path);
        while (matcher.find()) {
            String index = matcher.group(2);
            if (index != null) {
                keys.add(Integer.valueOf(index));
            } else {
                keys.add(firstOf(matcher.group(1), matcher.group(3), matcher.group(4)));
            }
        }
        return keys;
    }

    private static String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return "";
    }
}
