package dev.polyflux.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that has started ahead, for one run: it waits for a launcher that hands over its arguments, takes over that
 * launcher's streams, folder and process group, and is the command from then on. {@code build/resident} is the launcher's half.
 */
public final class Spare {

    private static final int KILLED = 128 + 9;

    /** The first of the launcher's three streams; they are kept open there under these numbers. */
    private static final int STREAMS = 6;

    /** How often it runs what most scripts do: what is hot in it is compiled then. */
    private static final int ROUNDS = Integer.getInteger("polyflux.ahead", 6);

    private static final List<String> SCRIPTS = List.of("python.py", "javascript.js");
    private static final Duration LOOK = Duration.ofMillis(200);

    private Spare() {}

    /** Waits in a folder, for so many seconds at most. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Duration idle = Duration.ofSeconds(Long.parseLong(arguments[1]));
        Posix.join(0); // what interrupts the run that left it behind is no business of its own
        warmUp(folder);
        AtomicBoolean waits = new AtomicBoolean(true);
        ProcessHandle launcher;
        // Open for writing, too, so that opening waits for nobody.
        try (RandomAccessFile call = new RandomAccessFile(folder.resolve("call").toFile(), "rw")) {
            Files.createFile(folder.resolve("ready"));
            Thread.ofPlatform().daemon().name("polyflux-idle").start(() -> endAfter(idle, waits));
            launcher = ProcessHandle.of(Long.parseLong(call.readLine())).orElseThrow();
        }
        if (!waits.getAndSet(false)) {
            return; // it is about to end
        }
        Thread.ofPlatform().daemon().name("polyflux-launcher").start(() -> endWithout(launcher));
        Main.run(take(folder.resolveSibling("run-" + launcher.pid()), launcher), began(launcher));
    }

    /** What every run does has been done: its classes are loaded, and what is hot in them is compiled. */
    private static void warmUp(Path folder) throws IOException {
        String[] run = {"run", "", ""};
        for (int i = 0; i < SCRIPTS.size(); i++) {
            Path script = folder.resolve(SCRIPTS.get(i));
            try (InputStream text = Spare.class.getResourceAsStream("ahead/" + SCRIPTS.get(i))) {
                Files.copy(Objects.requireNonNull(text), script);
            }
            run[i + 1] = script.toString();
        }
        for (int round = 0; round < ROUNDS; round++) {
            Main.execute(run);
        }
    }

    /** Takes over what is the launcher's; where something cannot be had the launcher does the run itself. */
    private static String[] take(Path run, ProcessHandle launcher) throws IOException {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"), Charset.defaultCharset());
        // Each ended by a zero: its group, and then the arguments.
        String[] given = new String(Files.readAllBytes(run.resolve("arguments")), charset).split("\0", -1);
        boolean all = Posix.takeFolder(launcher.pid());
        for (int stream = 0; stream <= 2; stream++) {
            all &= Posix.takeStream(stream, launcher.pid(), STREAMS + stream);
        }
        if (!all || !Posix.join(Integer.parseInt(given[0]))) {
            Runtime.getRuntime().halt(KILLED);
        }
        // Whoever renames it first decides: the launcher does where this has taken too long.
        Files.move(run.resolve("ready"), run.resolve("taken"), StandardCopyOption.ATOMIC_MOVE);
        return Arrays.copyOfRange(given, 1, given.length - 1);
    }

    private static void endAfter(Duration idle, AtomicBoolean waits) {
        long end = System.nanoTime() + idle.toNanos();
        for (long left = idle.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        if (waits.getAndSet(false)) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** As a run that is the launcher's own process ends when that is killed. Not by reading: who reads holds up the exit. */
    private static void endWithout(ProcessHandle launcher) {
        // One that nobody has asked for its status yet is alive, and has no command any more.
        while (launcher.isAlive() && launcher.info().command().isPresent()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Runtime.getRuntime().halt(KILLED);
    }

    private static Instant began(ProcessHandle launcher) {
        return launcher.info().startInstant().orElseGet(Instant::now);
    }
}
