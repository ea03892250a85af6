package dev.polyflux.spring;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** The sample as Spring Boot's Maven plugin packs it: one jar with all that it needs, by the plugin's own means. */
final class FatJar {

    private static final Path HERE = Path.of("").toAbsolutePath();

    /** What only tests need. */
    private static final Predicate<String> OF_TESTS = name -> name.matches(
            "(junit|archunit|surefire|mockito|byte-buddy|opentest4j|apiguardian|assertj|spring-boot-loader|vintage|testng).*");

    private FatJar() {}

    /** Packs it in a folder, and other folders as jars within. */
    static Path pack(Path folder, Class<?> main, Path... nested) throws IOException {
        Path application = folder.resolve("shop.jar");
        List<Library> libraries = new ArrayList<>();
        try (JarOutputStream own = new JarOutputStream(Files.newOutputStream(application))) {
            int number = 0;
            for (Path entry :
                    Stream.concat(classPath().stream(), Stream.of(nested)).toList()) {
                if (isOfTests(entry)) {
                    put(own, entry, name -> name.contains("/sample/") || !name.endsWith(".class"));
                } else if (Files.isDirectory(entry)) {
                    Path jar = folder.resolve("module-" + number++ + ".jar");
                    try (JarOutputStream module = new JarOutputStream(Files.newOutputStream(jar))) {
                        put(module, entry, name -> true);
                    }
                    libraries.add(new Library(jar.toFile(), LibraryScope.RUNTIME));
                } else if (!OF_TESTS.test(entry.getFileName().toString())) {
                    libraries.add(new Library(entry.toFile(), LibraryScope.RUNTIME));
                }
            }
        }
        Repackager repackager = new Repackager(application.toFile());
        repackager.setMainClass(main.getName());
        repackager.setBackupSource(false);
        repackager.repackage(application.toFile(), callback -> {
            for (Library library : libraries) {
                callback.library(library);
            }
        });
        return application;
    }

    private static boolean isOfTests(Path entry) {
        return entry.startsWith(HERE) && HERE.relativize(entry).toString().contains("test")
                || Files.exists(entry.resolve("dev/polyflux/spring/sample"));
    }

    private static List<Path> classPath() {
        String paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(paths.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath())
                .filter(Files::exists)
                .distinct()
                .toList();
    }

    private static void put(JarOutputStream jar, Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.equals(folder)).sorted().forEach(file -> {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (wanted.test(name) && !name.equals("module-info.class")) {
                    put(jar, file, name);
                }
            });
        }
    }

    /** A folder has an entry, too, as Maven writes it. */
    private static void put(JarOutputStream jar, Path file, String name) {
        try {
            boolean isFolder = Files.isDirectory(file);
            jar.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
            if (!isFolder) {
                Files.copy(file, (OutputStream) jar);
            }
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
