package dev.polyflux;

import dev.polyflux.config.Integrity;
import dev.polyflux.config.Location;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads the scripts that realms run. */
final class Scripts {

    private Scripts() {}

    /** The script at a URL of {@code http}, {@code https}, {@code file} or {@code classpath}, with the hash it is to have. */
    static Script of(URI url, @Nullable String integrity) {
        Location there = Location.here().resolve(url.toString());
        if (there instanceof Location.OnDisk(var path) && integrity == null) {
            return Script.of(path, Languages::ofEnding);
        }
        byte[] source = there.read();
        if (integrity != null) {
            Integrity.of(integrity).check(there.name(), source);
        }
        return Script.of(there.name(), source, Languages::ofEnding);
    }
}
