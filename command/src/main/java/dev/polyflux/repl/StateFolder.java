package dev.polyflux.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the XDG specification has programs keep what they remember of their user. */
record StateFolder(Path folder) {

    static StateFolder ofUser(Map<String, String> environment) {
        String given = environment.get("XDG_STATE_HOME");
        // The specification has relative ones ignored.
        Path state = given != null && Path.of(given).isAbsolute()
                ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".local", "state");
        return new StateFolder(state.resolve("polyflux"));
    }

    /** The file of a console's history; in a folder that cannot be made, nothing is remembered. */
    Path history(Tongue tongue) {
        try {
            Files.createDirectories(folder);
        } catch (IOException | RuntimeException unwritable) {
            return Path.of("/dev/null");
        }
        return folder.resolve(tongue.shortName() + "_history");
    }
}
