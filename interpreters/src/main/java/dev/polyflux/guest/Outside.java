package dev.polyflux.guest;

import dev.polyflux.files.Furnishing;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the languages of a realm have outside it: how far they reach, and what they find there, read and write.
 *
 * @param brake the one that a language of the realm has brought
 */
public record Outside(
        Reach reach,
        ScriptFiles scripts,
        Furnishing furnishing,
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err,
        AtomicReference<@Nullable Brake> brake) {}
