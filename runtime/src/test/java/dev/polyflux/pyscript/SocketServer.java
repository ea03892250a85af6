package dev.polyflux.pyscript;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of WebSockets (RFC 6455) that sends every message back, and ends a connection when the text {@code bye} says so, with
 * code 4001. A client that asks for {@code /refused} gets no WebSocket, one of {@code /dropped} loses the connection.
 */
public final class SocketServer implements AutoCloseable {

    private static final String KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;

    private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public SocketServer() throws IOException {
        threads.execute(this::accept);
    }

    public String base() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            talk(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
        } catch (IOException | NoSuchAlgorithmException gone) {
            // The client hears of it.
        }
        open.remove(socket);
    }

    private static void talk(DataInputStream in, OutputStream out) throws IOException, NoSuchAlgorithmException {
        String request = head(in);
        if (request.startsWith("GET /refused")) {
            out.write("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        String accept = Base64.getEncoder()
                .encodeToString(digest.digest(
                        (header(request, "sec-websocket-key") + KEY).getBytes(StandardCharsets.US_ASCII)));
        String protocol = header(request, "sec-websocket-protocol");
        String chosen = protocol.isEmpty() ? "" : "sec-websocket-protocol: " + protocol.split(",")[0] + "\r\n";
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: "
                                + accept + "\r\n" + chosen + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        if (!request.startsWith("GET /dropped")) {
            echo(in, out);
        }
    }

    private static void echo(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte();
            byte[] payload = payload(in);
            boolean bye = (kind & 0x0f) == TEXT && new String(payload, StandardCharsets.UTF_8).equals("bye");
            if (bye) {
                send(out, FINAL | CLOSE, "\u000f\u00a1see you".getBytes(StandardCharsets.ISO_8859_1)); // 4001
            } else {
                send(out, kind, payload);
            }
            if ((kind & 0x0f) == CLOSE) {
                return;
            }
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void send(OutputStream out, int kind, byte[] payload) throws IOException {
        out.write(kind);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            boolean isLong = payload.length > 0xffff;
            out.write(isLong ? 127 : 126);
            for (int shift = isLong ? 56 : 8; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.write(payload);
        out.flush();
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
