package dev.polyflux.packages;

import dev.polyflux.config.TestArchives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes small packages of Python for tests. */
public final class TestWheels {

    private TestWheels() {}

    /** A wheel for any Python 3, of one package with one module, whose {@code VERSION} is its version. */
    public static byte[] wheel(String name, String version, String... requires) {
        return wheel(name, version, Map.of(), requires);
    }

    /** The same with more files. */
    static byte[] wheel(String name, String version, Map<String, String> files, String... requires) {
        Map<String, String> all = new LinkedHashMap<>(files);
        String module = name.replace('-', '_');
        all.putIfAbsent(module + "/__init__.py", "VERSION = '" + version + "'\n");
        String info = module + "-" + version + ".dist-info/";
        all.put(info + "METADATA", metadata(name, version, requires));
        all.put(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        all.put(info + "RECORD", "");
        return TestArchives.zip(all);
    }

    static String metadata(String name, String version, String... requires) {
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        for (String each : requires) {
            text.append(each.contains(": ") ? each : "Requires-Dist: " + each).append('\n');
        }
        return text + "\nWhat it is about: nothing\nRequires-Dist: of-the-description\n";
    }

    /** A source distribution. */
    static byte[] sources(String name, String version, Map<String, String> files, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        String root = name + "-" + version + "/";
        all.put(root + "PKG-INFO", metadata(name, version, headers));
        files.forEach((path, text) -> all.put(root + path, text));
        return TestArchives.gzip(TestArchives.tar(all));
    }

    /** Puts a wheel into a folder, under the name it has to have. */
    public static void put(Path folder, String name, String version, String... requires) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(name.replace('-', '_') + "-" + version + "-py3-none-any.whl"),
                wheel(name, version, requires));
    }

    static List<String> names(Map<String, Path> folders) {
        return folders.keySet().stream().sorted().toList();
    }
}
