package dev.polyflux.cli;

import dev.polyflux.cluster.Transport;
import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of a node. */
final class NodeOptions {

    /** Where a secret is, if no file has it. */
    static final String SECRET = "POLYFLUX_SECRET";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the others call it, as no other one is called; the machine's name if none is given.")
    private @Nullable String name;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description =
                    "The address by which others reach it, and at which it listens; ${DEFAULT-VALUE} if none is given.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7400",
            description = "The port that others join it by; ${DEFAULT-VALUE} if none is given.")
    private int port;

    @Option(
            names = "--calls",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port for calls, of which others hear when they join; any that is free if none is given.")
    private int calls;

    @Option(
            names = "--web-socket",
            paramLabel = "PATH",
            description = "Has calls go by WebSockets, which are asked for at this path; TCP alone if it is not given."
                    + " All nodes of a cluster have the same.")
    private @Nullable String webSocket;

    @Option(
            names = "--join",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Nodes to ask to be let in; they need not be there yet. Without any it is the first.")
    private List<String> others = List.of();

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "The file that has the secret of the cluster, 16 characters or more; without it, the environment"
                            + " variable " + SECRET + " has it.")
    private @Nullable Path secretFile;

    String name() {
        String given = name;
        if (given != null) {
            if (given.isBlank()) {
                throw new ConfigurationException("a node has a name: --name is empty");
            }
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            throw new ConfigurationException("this machine has no name: give the node one by --name");
        }
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int calls() {
        if (calls < 0 || calls > 0xFFFF) {
            throw new ConfigurationException("there is no port " + calls);
        }
        return calls;
    }

    Transport transport() {
        String path = webSocket;
        return path == null ? Transport.tcp() : Transport.webSocket(path);
    }

    List<String> others() {
        return others;
    }

    String secret() {
        Path file = secretFile;
        String secret = file == null ? System.getenv(SECRET) : read(file);
        if (secret == null || secret.isBlank()) {
            throw new ConfigurationException("a cluster has a secret: say by --secret-file which file has it, or by "
                    + SECRET + " in the environment");
        }
        return secret.strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigurationException("the secret's file cannot be read: " + file);
        }
    }
}
