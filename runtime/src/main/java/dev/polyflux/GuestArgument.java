package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One argument of a guest's call of Java. Data is copied, once, when a parameter first needs it; the guest waits. */
final class GuestArgument {

    /** What takes anything is farther than all that takes something in particular. */
    static final int FAR = 1000;

    private static final List<Class<?>> WHOLE =
            List.of(Integer.class, Long.class, Double.class, BigInteger.class, BigDecimal.class, Float.class);

    private final @Nullable Object wire;
    private final JavaValues values;
    private @Nullable Object copy;
    private boolean copied;

    /** Whether it had to be copied with what its instances have. */
    private boolean members;

    GuestArgument(@Nullable Object wire, JavaValues values) {
        this.wire = wire;
        this.values = values;
    }

    /** All of them as Java's own values, live where they are no data. */
    static Arguments plain(Arguments given) {
        List<@Nullable Object> positional = new ArrayList<>();
        given.positional().forEach(each -> positional.add(new GuestArgument(each, JavaValues.USUAL).value()));
        Map<String, @Nullable Object> keyword = new LinkedHashMap<>();
        given.keyword().forEach((name, each) -> keyword.put(name, new GuestArgument(each, JavaValues.USUAL).value()));
        return new Arguments(positional, keyword);
    }

    /** The wire value, of data a copy. */
    @Nullable
    Object copy() {
        if (!copied) {
            copied = true;
            copy = wire instanceof Ref ref && JavaValues.plain(ref) instanceof Ref
                    ? switch (ref.await(new Trap.Detach(members))) {
                        case Reply.Ok(var value) -> value;
                        case Reply.Err(var error) -> throw error;
                    }
                    : wire;
        }
        return copy;
    }

    private @Nullable Object value() {
        return JavaValues.plain(copy());
    }

    /**
     * As a type.
     *
     * @throws ConversionException where it is none; it names the place
     */
    @Nullable
    Object as(Type type, Place place) {
        Class<?> raw = TypedValues.type(type).getRawClass();
        if (wire instanceof Ref live && raw == Ref.class) {
            return live;
        }
        if (wire instanceof Ref ref) {
            Object own = JavaValues.plain(ref);
            if (own != null && raw != Object.class && raw.isInstance(own)) {
                return own;
            }
            if (ref.shape().has(Feature.CALLABLE) && GuestFunction.fits(raw)) {
                return GuestFunction.as(raw, ref, values);
            }
        }
        try {
            return converted(type, raw, place);
        } catch (ConversionException e) {
            if (members || !(wire instanceof Ref)) {
                throw e;
            }
            members = true;
            copied = false;
            return converted(type, raw, place);
        }
    }

    private @Nullable Object converted(Type type, Class<?> raw, Place place) {
        Object value = value();
        if (value instanceof Ref live) {
            if (raw.isInstance(live)) {
                return live;
            }
            throw new ConversionException(place + " is a " + live.shape().typeName() + ", which cannot be copied as "
                    + type.getTypeName() + ": let the parameter be a Ref");
        }
        return raw.isInstance(value) && type == raw ? value : values.types().as(value, type, place);
    }

    /** How far it is from a parameter of a class that it fits. */
    int distance(Class<?> raw) {
        Class<?> boxed = ExactValues.boxes().getOrDefault(raw, raw);
        if (boxed == Object.class) {
            return FAR;
        }
        if (boxed == Ref.class) {
            return value() instanceof Ref ? 0 : FAR - 1;
        }
        Object value = value();
        if (value == null || boxed.isInstance(value)) {
            return 0;
        }
        if (value instanceof Number) {
            int rank = WHOLE.indexOf(boxed);
            return rank >= 0 ? 1 + rank : boxed == String.class || boxed == CharSequence.class ? 100 : 20;
        }
        return boxed == String.class || boxed == CharSequence.class ? 100 : 10;
    }
}
