package dev.polyflux;

import org.jspecify.annotations.Nullable;

/** Where in a larger value something stands: {@code order.items[3].price}. */
record Place(@Nullable Place outer, String step, int depth) {

    /** The value itself. */
    static final Place TOP = new Place(null, "", 0);

    /** Under this key or name. */
    Place member(@Nullable Object key) {
        return new Place(this, step(key), depth + 1);
    }

    /** Of what is no text or number nothing is asked: it may have no end. */
    private static String step(@Nullable Object key) {
        return switch (key) {
            case String name
            when !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart) -> "." + name;
            case String name -> "['" + name + "']";
            case Number number -> "[" + number + "]";
            case null -> "[null]";
            default -> "[a " + key.getClass().getSimpleName() + "]";
        };
    }

    /** At this index. */
    Place element(int index) {
        return new Place(this, "[" + index + "]", depth + 1);
    }

    /** In messages; of a long way its end. */
    @Override
    public String toString() {
        StringBuilder steps = new StringBuilder();
        int told = 0;
        for (Place at = this; at != null && at.outer != null; at = at.outer) {
            if (++told > 20) {
                return "…" + steps;
            }
            steps.insert(0, at.step);
        }
        return steps.isEmpty() ? "the value" : steps.charAt(0) == '.' ? steps.substring(1) : steps.toString();
    }
}
