package dev.polyflux.config;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short form of a file on GitHub: {@code github:owner/repository/path}, with {@code @} and a branch, tag or commit behind it. */
final class GitHub {

    private static final Pattern FORM = Pattern.compile("github:/*([\\w.-]+)/([\\w.-]+)/([^@?#]+)(?:@([\\w./-]+))?");

    private GitHub() {}

    /** Where the file itself is served. */
    static URI raw(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "write github:owner/repository/path, or the same and @ with a branch or tag");
        }
        String version = matcher.group(4) == null ? "HEAD" : matcher.group(4);
        return URI.create("https://raw.githubusercontent.com/" + matcher.group(1) + "/" + matcher.group(2) + "/"
                + version + "/" + matcher.group(3).replace(" ", "%20"));
    }
}
