package dev.polyflux.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.graalvm.polyglot.io.FileSystem;

/** The entries that a folder had when it was asked. */
record Listing(List<Path> entries) implements DirectoryStream<Path> {

    /** Those entries of a folder that a filter takes, as paths below the folder's. */
    static Listing of(Path folder, Iterable<String> names, Filter<? super Path> filter) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String name : names) {
            Path entry = folder.resolve(name);
            if (filter.accept(entry)) {
                entries.add(entry);
            }
        }
        return new Listing(entries);
    }

    /** The names of all that is in a folder. */
    static List<String> names(FileSystem files, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = files.newDirectoryStream(folder, entry -> true)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public void close() {}
}
