package dev.polyflux;

import java.util.Map;

/**
 * One value that a guest displayed, by PyScript's {@code display}.
 *
 * @param worker the realm's name
 * @param target where it is to be shown: what the guest named, or else the realm's name
 * @param append whether it goes behind what is shown there, rather than in its place
 * @param bundle what the value is as each MIME type that it has, the best one first: texts, and images in base64
 */
public record Display(String worker, String target, boolean append, Map<String, String> bundle) {}
