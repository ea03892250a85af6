package dev.polyflux.micropython;

/**
 * A call into the interpreter from outside. What it raises and nothing in it catches ends here, instead of in the endless loop that
 * the program has for this; and where it is ended by force, nothing of it stays behind.
 *
 * <p>The addresses are those of the build that the module fetches, by its checksum: of {@code mp_state_ctx}, and of C's own variables.
 */
final class Entrance {

    // Of mp_state_ctx: where Python's own stack ends, the collector's lock, the namespaces, who catches, and what is
    // called then.
    private static final int THREAD = 185_124;
    private static final int THREAD_SIZE = 24;
    private static final int STACK_START = THREAD - 8;
    private static final int LOCK = THREAD + 4;
    private static final int COLLECTS = 1;
    private static final int NAMESPACES = THREAD + 8;
    private static final int NAMESPACES_SIZE = 8;

    /** {@code dict_main}. */
    private static final int MAIN = 185_208;

    private static final int CATCHES = THREAD + 16;

    /** {@code external_call_depth}: it collects where that comes to nothing. */
    private static final int DEPTH = 186_120;

    /** {@code mp_compile_allow_top_level_await}. */
    private static final int AWAITS = 186_056;

    /** {@code __THREW__}. */
    private static final int THREW = 186_852;

    // Of nlr_buf_t.
    private static final int WHOSE = 8;
    private static final int PYTHON_STACK = 164;
    private static final int CATCH_SIZE = 168;

    private final Machine machine;
    private final int stack;
    private final byte[] thread;
    private final int depth;
    private final int before;

    /** What is allocated for it. */
    private int taken;

    Entrance(Machine machine) {
        this.machine = machine;
        this.stack = machine.stack();
        this.thread = machine.bytes(THREAD, THREAD_SIZE);
        this.depth = machine.integer(DEPTH);
        this.before = machine.integer(CATCHES);
    }

    /** Enters, and gives where on C's stack the call's own value lies. */
    int enter() {
        int at = machine.reserve(CATCH_SIZE + Slots.SIZE);
        machine.integer(at, before);
        machine.integer(at + WHOSE, 0); // nobody's: no function of C's takes it for its own
        machine.integer(at + PYTHON_STACK, machine.integer(THREAD));
        machine.integer(CATCHES, at);
        return at + CATCH_SIZE;
    }

    /** Memory for the call, until it is over. */
    int take(int size) {
        taken = machine.allocate(size);
        return taken;
    }

    /** Whether the addresses are right, as far as it can be told of an interpreter that runs nothing. */
    static boolean fits(Machine machine, int pythonStack) {
        int start = machine.integer(STACK_START);
        return start != 0
                && machine.integer(STACK_START + 4) == start + pythonStack
                && machine.integer(THREAD) == start
                && machine.integer(NAMESPACES) == MAIN
                && machine.integer(CATCHES) == 0
                && machine.integer(DEPTH) == 0;
    }

    /** Has the next code run in {@code __main__}; gives where it would have. */
    static byte[] toMain(Machine machine) {
        byte[] before = machine.bytes(NAMESPACES, NAMESPACES_SIZE);
        machine.integer(NAMESPACES, MAIN);
        machine.integer(NAMESPACES + 4, MAIN);
        return before;
    }

    static void to(Machine machine, byte[] namespaces) {
        machine.bytes(NAMESPACES, namespaces);
    }

    /** The call has come back. */
    void leave() {
        machine.integer(CATCHES, before);
        machine.unwind(stack);
        free();
    }

    /**
     * The call has not come back.
     *
     * @param stopped whether it was in the middle of changing something
     * @return false where nothing can be trusted behind it: it changed something, or collected
     */
    boolean abandon(boolean stopped) {
        boolean whole = !stopped && (machine.integer(LOCK) & COLLECTS) == 0;
        machine.bytes(THREAD, thread);
        machine.integer(DEPTH, depth);
        machine.integer(THREW, 0);
        if (depth == 0) {
            machine.octet(AWAITS, 0);
        }
        machine.unwind(stack);
        if (whole) {
            free();
        }
        return whole;
    }

    private void free() {
        if (taken != 0) {
            machine.free(taken);
        }
    }
}
