package dev.polyflux.micropython;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * One of the interpreter's objects as Java holds it: the interpreter keeps the object until nobody has this any more.
 *
 * <p>There is one for an object at a time, so what is known of it lies here.
 */
class Mine implements ProxyObject {

    final Interpreter interpreter;
    final int id;

    /** The object's reference, once it has one: as long as the object is held, it is the same. */
    @Nullable
    Value reference;

    Mine(Interpreter interpreter, int id) {
        this.interpreter = interpreter;
        this.id = id;
    }

    @Override
    public @Nullable Object getMember(String name) {
        return interpreter.attribute(this, name);
    }

    @Override
    public boolean hasMember(String name) {
        return interpreter.hasAttribute(this, name);
    }

    @Override
    public Object getMemberKeys() {
        return new Object[0];
    }

    @Override
    public void putMember(String name, Value value) {
        throw new UnsupportedOperationException();
    }

    /** One that can be called. */
    static final class Function extends Mine implements ProxyExecutable {

        Function(Interpreter interpreter, int id) {
            super(interpreter, id);
        }

        @Override
        public @Nullable Object execute(Value... arguments) {
            return interpreter.call(this, (Object[]) arguments);
        }
    }
}
