package dev.polyflux.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.config.TestArchives;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GraalPy's build plugins put on the class path is found there, in folders and in archives. */
final class ResourceFoldersTest {

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> layout(String root) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String parent = root; !parent.isEmpty(); parent = parent.replaceFirst("[^/]*/$", "")) {
            files.put(parent, "");
        }
        for (String each :
                new String[] {"venv/", "venv/lib/", "venv/lib/python3.12/", "venv/lib/python3.12/site-packages/"}) {
            files.put(root + each, "");
        }
        files.put(root + "fileslist.txt", "/" + root + "src/hello.py");
        files.put(root + "src/hello.py", "x = 1");
        files.put(root + "venv/lib/python3.12/site-packages/installed.py", "x = 2");
        return files;
    }

    @Test
    void ofFoldersAndArchives() throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, String> file : layout("org.graalvm.python.vfs/").entrySet()) {
            if (!file.getKey().endsWith("/")) {
                Path path = classes.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        Path archive = Files.write(folder.resolve("app.jar"), TestArchives.zip(layout("GRAALPY-VFS/org.example/app/")));
        URL[] urls = {classes.toUri().toURL(), archive.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            ResourceFolders found = ResourceFolders.in(loader);
            assertThat(found.sources()).containsOnlyKeys("org.graalvm.python.vfs-src", "org.example-app-src");
            assertThat(found.packages()).containsOnlyKeys("org.graalvm.python.vfs", "org.example-app");
            for (Path sources : found.sources().values()) {
                assertThat(Files.readString(sources.resolve("hello.py"))).isEqualTo("x = 1");
            }
            for (Path packages : found.packages().values()) {
                assertThat(Files.readString(packages.resolve("installed.py"))).isEqualTo("x = 2");
            }
        }
    }

    @Test
    void whereThereIsNoneNothingIsFound() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
            assertThat(ResourceFolders.in(loader)).isEqualTo(new ResourceFolders(Map.of(), Map.of()));
        }
    }
}
