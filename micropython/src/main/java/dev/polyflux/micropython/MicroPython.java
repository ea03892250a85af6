package dev.polyflux.micropython;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.Ground;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.Seam;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** MicroPython, on GraalWasm: each realm has an interpreter and a heap of its own. */
public final class MicroPython implements Language {

    static final String NAME = "micropython";

    /** How many megabytes of memory one realm's interpreter may have, and how many where the realm is trusted and its configuration says so. */
    private static final String MEMORY = "memory";

    private static final int MEGABYTES = 64;

    private static final int MOST_MEGABYTES = 1024;

    /** For the {@link java.util.ServiceLoader}. */
    public MicroPython() {}

    @Override
    public String id() {
        return "wasm";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String type() {
        return "mpy";
    }

    @Override
    public String engine() {
        return "org.graalvm.wasm.";
    }

    @Override
    public Set<String> endings() {
        return Set.of("mpy.py");
    }

    @Override
    public boolean snakeCase() {
        return true;
    }

    @Override
    public boolean meets() {
        return false;
    }

    @Override
    public void configure(Context.Builder builder, boolean nativeCode) {}

    @Override
    public Value load(Context context, Seam seam) {
        return context.asValue(new Prelude(context, seam, memory(seam.ground())).load());
    }

    private static int memory(Ground ground) {
        int most = ground.trusted() ? MOST_MEGABYTES : MEGABYTES;
        for (Object key : ground.settings().keySet()) {
            if (!MEMORY.equals(key)) {
                throw new ConfigurationException("[micropython] has an unknown key '" + key + "': it has " + MEMORY);
            }
        }
        Object given = ground.settings().get(MEMORY);
        long megabytes = given == null ? MEGABYTES : given instanceof Long whole ? whole : 0;
        if (megabytes < 1 || megabytes > most) {
            throw new ConfigurationException("memory of [micropython] is a whole number of megabytes from 1 to " + most
                    + " here, and not " + given);
        }
        return (int) megabytes << 20;
    }

    @Override
    public String part(String file) {
        throw new IllegalArgumentException("there is no part " + file);
    }

    @Override
    public Object number(Object number) {
        return switch (number) {
            case Integer whole -> whole;
            case Long whole -> whole;
            default -> ((Number) number).doubleValue();
        };
    }

    @Override
    public boolean holds(long integer) {
        return true;
    }

    /** What awaits at its top level is compiled by another way of the interpreter's, which runs nothing of it yet. */
    @Override
    public @Nullable Value run(Guest guest, Script script) {
        Value running = guest.prelude().getMember("script");
        if (running.invokeMember("run", script.text(), script.name()).asBoolean()) {
            return null;
        }
        Interpreter interpreter = guest.prelude().getMember("interpreter").asHostObject();
        Object coroutine = interpreter.run(script.text(), script.name());
        return coroutine == null ? null : running.invokeMember("awaiting", coroutine);
    }

    @Override
    public Value evaluate(Guest guest, String code, String name) {
        Value running = guest.prelude().getMember("script");
        String leaving = running.invokeMember("leaving", code).asString();
        if (!running.invokeMember("executed", leaving, name).asBoolean()) {
            Interpreter interpreter = guest.prelude().getMember("interpreter").asHostObject();
            Object coroutine = interpreter.run(leaving, name);
            if (coroutine != null) {
                return running.invokeMember("left_by", coroutine);
            }
        }
        return running.invokeMember("left");
    }
}
