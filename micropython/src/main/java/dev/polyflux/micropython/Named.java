package dev.polyflux.micropython;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** An object whose members are found by their names when they are first read. */
final class Named implements ProxyObject {

    private final Map<String, Object> found = new HashMap<>();
    private final Function<String, ? extends @Nullable Object> find;

    Named(Function<String, ? extends @Nullable Object> find) {
        this.find = find;
    }

    @Override
    public @Nullable Object getMember(String name) {
        Object known = found.get(name);
        if (known == null) {
            known = find.apply(name);
            if (known != null) {
                found.put(name, known);
            }
        }
        return known;
    }

    @Override
    public boolean hasMember(String name) {
        return getMember(name) != null;
    }

    @Override
    public Object getMemberKeys() {
        return found.keySet().toArray();
    }

    @Override
    public void putMember(String name, Value value) {
        throw new UnsupportedOperationException();
    }
}
