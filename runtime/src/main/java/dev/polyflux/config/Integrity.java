package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash that something is to have: {@code sha256-} and Base64, as browsers have it, or {@code sha256=} and hexadecimal digits, as indexes of Python do. */
public record Integrity(String algorithm, byte[] hash) {

    private static final Pattern FORM =
            Pattern.compile("sha(256|384|512)(?:-([A-Za-z0-9+/]+={0,2})|[=:]([0-9a-fA-F]+))");

    public static Integrity of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    Code.NOT_AUTHENTIC, "'" + text + "' is no integrity; write sha256-, sha384- or sha512- and Base64");
        }
        try {
            byte[] hash = matcher.group(2) == null
                    ? HexFormat.of().parseHex(matcher.group(3))
                    : Base64.getDecoder().decode(matcher.group(2));
            return new Integrity("SHA-" + matcher.group(1), hash);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Code.NOT_AUTHENTIC, "'" + text + "' is no integrity: " + e.getMessage());
        }
    }

    /** Tells whether a content is what was meant. */
    public void check(String name, byte[] content) {
        byte[] found = digest(algorithm, content);
        if (!MessageDigest.isEqual(found, hash)) {
            throw new ConfigurationException(
                    Code.NOT_AUTHENTIC,
                    name + " is not what was meant: its " + algorithm + " is " + text(found) + " rather than "
                            + text(hash));
        }
    }

    private String text(byte[] digest) {
        return algorithm.replace("SHA-", "sha") + "-" + Base64.getEncoder().encodeToString(digest);
    }

    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
