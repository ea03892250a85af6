package dev.polyflux.packages;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python that packages are to run on, in the words of PEP 508. */
final class Environment {

    /** What the engine runs; a test holds it against the engine's own word. */
    static final String VERSION = "3.12.8";

    private static final Version PYTHON = Version.of(VERSION).orElseThrow();
    private static final Pattern TAG = Pattern.compile("py3(\\d*)|cp3(\\d+)|graalpy3(\\d+).*");

    private Environment() {}

    static Version python() {
        return PYTHON;
    }

    /** Whether what has this tag runs on it: for this version, or an earlier one, of any Python. */
    static boolean runs(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            return false;
        }
        String minor = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        minor = minor == null ? matcher.group(3) : minor;
        return minor.isEmpty()
                || Integer.parseInt(minor) <= PYTHON.release().get(1).intValueExact();
    }

    static Map<String, String> markers() {
        String system = System.getProperty("os.name", "");
        boolean windows = system.startsWith("Windows");
        boolean mac = system.startsWith("Mac");
        return Map.ofEntries(
                Map.entry("python_version", VERSION.substring(0, VERSION.lastIndexOf('.'))),
                Map.entry("python_full_version", VERSION),
                Map.entry("os_name", windows ? "nt" : "posix"),
                Map.entry("sys_platform", windows ? "win32" : mac ? "darwin" : "linux"),
                Map.entry("platform_system", windows ? "Windows" : mac ? "Darwin" : "Linux"),
                Map.entry("platform_machine", machine()),
                Map.entry("platform_release", System.getProperty("os.version", "")),
                Map.entry("platform_version", System.getProperty("os.version", "")),
                Map.entry("platform_python_implementation", "GraalVM"),
                Map.entry("implementation_name", "graalpy"),
                Map.entry("implementation_version", VERSION),
                Map.entry("python_implementation", "GraalVM"));
    }

    private static String machine() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return machine.equals("amd64") ? "x86_64" : machine;
    }
}
