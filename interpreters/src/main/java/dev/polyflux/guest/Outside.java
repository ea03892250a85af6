package dev.polyflux.guest;

import dev.polyflux.files.Furnishing;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** What the languages of a realm have outside it: how far they reach, and what they find there, read and write. */
public record Outside(
        Reach reach,
        ScriptFiles scripts,
        Furnishing furnishing,
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err) {}
