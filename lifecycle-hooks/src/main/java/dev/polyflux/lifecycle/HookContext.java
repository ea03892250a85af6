package dev.polyflux.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What a hook is told about the run it belongs to.
 *
 * @param worker the realm's name
 * @param script the name of its script; null where it runs none
 * @param phase which kind of hook is being run
 */
public record HookContext(String worker, @Nullable String script, Phase phase) {}
