package dev.polyflux.packages;

import dev.polyflux.config.Key;
import dev.polyflux.config.Location;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folders of the host that Python is to look for modules in.
 *
 * @param path those that come before Python's own library
 * @param packages those that come after it
 */
public record HostFolders(List<Path> path, List<Path> packages) {

    /** Those that a configuration names: {@code python_path} and {@code virtual_env}. */
    public static HostFolders of(Settings settings) {
        List<Path> path = new ArrayList<>();
        for (String name : settings.texts(Key.PYTHON_PATH)) {
            path.add(folder(settings, Key.PYTHON_PATH, name));
        }
        String environment = settings.text(Key.VIRTUAL_ENV);
        if (environment == null) {
            return new HostFolders(path, List.of());
        }
        Path folder = folder(settings, Key.VIRTUAL_ENV, environment);
        Path packages = packages(folder)
                .orElseThrow(() -> new ConfigurationException(
                        Code.WRONG_PACKAGE,
                        settings.name() + ": 'virtual_env' is " + folder
                                + ", which has no lib/python3.x/site-packages"));
        return new HostFolders(path, withLinks(packages));
    }

    /** Those of the process: {@code PYTHONPATH}, and the virtual environment that is active. */
    public static HostFolders ofProcess(Map<String, String> environment) {
        List<Path> path = new ArrayList<>();
        for (String name : environment.getOrDefault("PYTHONPATH", "").split(File.pathSeparator)) {
            existing(name).ifPresent(path::add);
        }
        return new HostFolders(
                path,
                existing(environment.getOrDefault("VIRTUAL_ENV", ""))
                        .flatMap(HostFolders::packages)
                        .map(HostFolders::withLinks)
                        .orElse(List.of()));
    }

    private static Optional<Path> existing(String name) {
        try {
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(name).toAbsolutePath()).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path folder(Settings settings, Key key, String name) {
        if (settings.base().resolve(name) instanceof Location.OnDisk(Path folder) && Files.isDirectory(folder)) {
            return folder.toAbsolutePath().normalize();
        }
        throw new ConfigurationException(
                Code.WRONG_PACKAGE, settings.name() + ": '" + key.key() + "' names '" + name + "', which is no folder");
    }

    /** The folder for packages of a virtual environment, of GraalPy or any other Python 3. */
    static Optional<Path> packages(Path environment) {
        Path windows = environment.resolve("Lib").resolve("site-packages");
        if (Files.isDirectory(windows)) {
            return Optional.of(windows);
        }
        Path library = environment.resolve("lib");
        if (!Files.isDirectory(library)) {
            return Optional.empty();
        }
        Path found = null;
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(library, "python3*")) {
            for (Path version : versions) {
                Path packages = version.resolve("site-packages");
                found = Files.isDirectory(packages) ? newer(found, packages) : found;
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    private static Path newer(@Nullable Path one, Path other) {
        return one == null || one.toString().compareTo(other.toString()) < 0 ? other : one;
    }

    /** What is installed to be edited lies elsewhere, and a file that ends in .pth says where. */
    private static List<Path> withLinks(Path packages) {
        List<Path> all = new ArrayList<>(List.of(packages));
        try (DirectoryStream<Path> links = Files.newDirectoryStream(packages, "*.pth")) {
            for (Path link : links) {
                for (String line : Files.readAllLines(link)) {
                    if (!line.startsWith("import ") && !line.startsWith("#")) {
                        existing(packages.resolve(line.strip()).toString())
                                .filter(folder -> !folder.equals(packages))
                                .ifPresent(all::add);
                    }
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // such a link leads nowhere
        }
        return all;
    }
}
