package dev.polyflux.micropython;

import java.util.List;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/** Values on their way out, of which a call of the interpreter's hands over so many at a time. */
record Row(List<Value> members) implements ProxyArray {

    @Override
    public Object get(long index) {
        return members.get((int) index);
    }

    @Override
    public void set(long index, Value value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getSize() {
        return members.size();
    }
}
