package dev.polyflux.pyscript;

import dev.polyflux.promise.GuestFile;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Source;

/** The files of the guest API, one for a theme; a language asks for the text of one when a script first imports a name of it. */
public final class GuestApi {

    private static final String FOLDER = "pyscript/";

    private static final Pattern FILE = Pattern.compile(FOLDER + "[a-z_]{1,40}\\.(?:py|js)");

    private GuestApi() {}

    /** Whether a file is one of the guest API's. */
    public static boolean has(String file) {
        return FILE.matcher(file).matches() && GuestApi.class.getResource(name(file)) != null;
    }

    /** A file of them, to be evaluated. */
    public static Source load(String languageId, String file) {
        return GuestFile.load(GuestApi.class, languageId, name(file));
    }

    public static String text(String file) {
        return GuestFile.text(GuestApi.class, name(file));
    }

    /** Its name beside this class. */
    public static String name(String file) {
        return file.substring(FOLDER.length());
    }
}
