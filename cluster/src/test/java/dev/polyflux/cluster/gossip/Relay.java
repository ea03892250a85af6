package dev.polyflux.cluster.gossip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to an address, by TCP, which a test cuts, holds and heals. */
public final class Relay implements AutoCloseable {

    private enum State {
        OPEN,
        /** Nothing passes, and no connection breaks. */
        HELD,
        /** Connections are broken, and new ones at once. */
        CUT
    }

    private final Address target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State there = State.OPEN;
    private State back = State.OPEN;

    private Relay(Address target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        start(this::accept);
    }

    static Relay to(String address) {
        return new Relay(Address.of(address));
    }

    /** Where it is entered. */
    public int port() {
        return server.getLocalPort();
    }

    String address() {
        return new Address("127.0.0.1", port()).toString();
    }

    /** Breaks what goes by it, until it is healed. */
    public void cut() {
        set(State.CUT, State.CUT);
        sockets.forEach(Relay::end);
    }

    /** Lets nothing pass, either way, until it is healed: what comes is kept. */
    public void hold() {
        set(State.HELD, State.HELD);
    }

    /** Lets nothing come back; what is sent there arrives. */
    public void holdAnswers() {
        set(State.OPEN, State.HELD);
    }

    /** Lets all pass, what it has kept first. */
    public void heal() {
        set(State.OPEN, State.OPEN);
    }

    private synchronized void set(State towards, State answers) {
        there = towards;
        back = answers;
        notifyAll();
    }

    /** False where it is cut. */
    private synchronized boolean passes(boolean answers) throws InterruptedException {
        while ((answers ? back : there) == State.HELD) {
            wait();
        }
        return there != State.CUT;
    }

    private void accept() throws IOException, InterruptedException {
        while (!server.isClosed()) {
            Socket from = server.accept();
            sockets.add(from);
            start(() -> join(from));
        }
    }

    private void join(Socket from) throws IOException, InterruptedException {
        if (!passes(false)) {
            end(from);
            return;
        }
        try {
            Socket to = new Socket(target.host(), target.port());
            sockets.add(to);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            start(() -> pump(from, to, false));
            pump(to, from, true);
        } finally {
            end(from);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) throws InterruptedException {
        byte[] some = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0 && passes(answers); read = in.read(some)) {
                out.write(some, 0, read);
            }
        } catch (IOException broken) {
            // so is the other end now
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it was about to be
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Task task) {
        Thread.ofVirtual().name("relay").start(() -> {
            try {
                task.run();
            } catch (IOException | InterruptedException ended) {
                // with what it was for
            }
        });
    }

    @Override
    public void close() {
        end(server);
        cut();
    }
}
