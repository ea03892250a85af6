package dev.polyflux.python;

import dev.polyflux.core.ConfigurationException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding that a Python file declares in one of its first two lines, as PEP 263 has it. */
final class SourceEncoding {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern DECLARATION = Pattern.compile("(?:" + BYTE_ORDER_MARK
            + ")?(?:[ \\t\\f]*(?:#[^\\r\\n]*)?\\R)?[ \\t\\f]*#[^\\r\\n]*?coding[:=][ \\t]*([-\\w.]+)");

    private SourceEncoding() {}

    static Charset of(byte[] source, String file) {
        String text = new String(source, 0, Math.min(source.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1);
        Charset declared = named(name, file);
        if (text.startsWith(BYTE_ORDER_MARK) && declared != StandardCharsets.UTF_8) {
            throw new ConfigurationException(file + ": encoding problem: " + name + " with BOM");
        }
        return declared;
    }

    private static Charset named(String name, String file) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.equals("utf-8") || plain.startsWith("utf-8-")) {
            return StandardCharsets.UTF_8;
        }
        if (plain.matches("(latin-1|iso-8859-1|iso-latin-1)(-.*)?")) {
            return StandardCharsets.ISO_8859_1;
        }
        try {
            return Charset.forName(plain.equals("mac-roman") ? "x-MacRoman" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new ConfigurationException(file + ": unknown encoding: " + name);
        }
    }
}
