package dev.polyflux.javascript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a realm is told of the machine and the user, in Node's words. */
record Host(
        String platform,
        String arch,
        int processors,
        String hostname,
        String home,
        String temporary,
        Map<String, String> env) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Host of(boolean trusted, Map<String, String> granted) {
        return trusted
                ? new Host(
                        platform(System.getProperty("os.name", "")),
                        arch(System.getProperty("os.arch", "")),
                        Runtime.getRuntime().availableProcessors(),
                        hostname(System.getenv()),
                        System.getProperty("user.home", "/"),
                        System.getProperty("java.io.tmpdir", "/tmp"),
                        with(System.getenv(), granted))
                : new Host("linux", "x64", 1, "localhost", "/home/guest", "/tmp", granted);
    }

    private static Map<String, String> with(Map<String, String> own, Map<String, String> granted) {
        Map<String, String> all = new HashMap<>(own);
        all.putAll(granted);
        return all;
    }

    private static String platform(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? "win32" : lower.startsWith("mac") ? "darwin" : lower;
    }

    /** By what the environment says, since asking the network takes its time. */
    private static String hostname(Map<String, String> environment) {
        return environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "localhost"));
    }

    private static String arch(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
