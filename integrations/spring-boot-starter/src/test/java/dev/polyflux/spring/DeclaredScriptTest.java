package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** A script has changed once it has been written, not while it is. */
final class DeclaredScriptTest {

    private static void write(Path file, String text, int second) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(second)));
    }

    private static DeclaredScript declared(Path file) {
        PolyfluxProperties properties = new Binder(new MapConfigurationPropertySource(
                        Map.of("polyflux.workers.w.script", file.toUri().toString())))
                .bindOrCreate("polyflux", PolyfluxProperties.class);
        PolyfluxProperties.Declared worker =
                Objects.requireNonNull(properties.workers().get("w"));
        return new DeclaredScript("w", worker, properties, new DefaultResourceLoader());
    }

    @Test
    void whatIsBeingWrittenIsLeftAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("script.js");
        write(file, "one", 1);
        DeclaredScript script = declared(file);
        assertThat(script.hasChanged()).isFalse();
        write(file, "", 2);
        assertThat(script.hasChanged()).as("emptied").isFalse();
        write(file, "two, half", 2);
        assertThat(script.hasChanged()).as("half of it, in the same second").isFalse();
        write(file, "two, whole", 2);
        assertThat(script.hasChanged()).as("just written").isFalse();
        assertThat(script.hasChanged()).as("written").isTrue();
        assertThat(script.hasChanged()).as("told of").isFalse();
    }

    @Test
    void oneThatIsGoneForAWhileHasChangedWhenItIsBackAndAnother(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("script.js");
        write(file, "one", 1);
        DeclaredScript script = declared(file);
        Files.delete(file);
        assertThat(script.hasChanged()).isFalse();
        assertThat(script.hasChanged()).isFalse();
        write(file, "two", 2);
        assertThat(script.hasChanged()).isFalse();
        assertThat(script.hasChanged()).isTrue();
    }

    @Test
    void oneThatIsChangedBackBeforeItIsToldOfHasNot(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("script.js");
        write(file, "one", 1);
        DeclaredScript script = declared(file);
        write(file, "other", 2);
        assertThat(script.hasChanged()).isFalse();
        write(file, "one", 1);
        assertThat(script.hasChanged()).isFalse();
        assertThat(script.hasChanged()).isFalse();
    }
}
