package dev.polyflux.spring;

import dev.polyflux.Configuration;
import dev.polyflux.PoolSpec;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.Hooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

/** The script of a worker that the properties declare, which may change while the application runs. */
final class DeclaredScript {

    private final String name;
    private final PolyfluxProperties.Declared declared;
    private final PolyfluxProperties all;
    private final ResourceLoader resources;
    private final Resource file;
    private State read;
    private State seen;

    DeclaredScript(
            String name, PolyfluxProperties.Declared declared, PolyfluxProperties all, ResourceLoader resources) {
        this.name = name;
        this.declared = declared;
        this.all = all;
        this.resources = resources;
        this.file = resources.getResource(declared.script());
        this.read = state(new State(0, 0));
        this.seen = read;
    }

    /** The worker's spec, of the script as it is now. */
    WorkerSpec spec() {
        WorkerSpec spec = within(() -> WorkerSpec.of(location(declared.script())))
                .named(name)
                .limits(declared.limits().limits());
        Configuration configuration = configuration();
        if (configuration != null) {
            spec = spec.config(configuration);
        }
        if (declared.awaiting()) {
            spec = spec.awaiting();
        }
        return declared.strict() ? spec.strict() : spec;
    }

    PoolSpec pool() {
        PolyfluxProperties.Sharing sharing = declared.pool();
        return PoolSpec.of(spec(), sharing.size())
                .spares(sharing.spares())
                .concurrency(sharing.concurrency())
                .queue(sharing.queue(), sharing.whenFull())
                .patience(sharing.patience())
                .stuckAfter(sharing.stuckAfter())
                .drain(all.drain())
                .supervision(sharing.supervision());
    }

    /** Has the warm-up run in each worker when its script has, before it takes calls. */
    void warmUp(Hooks hooks) {
        String location = declared.warmUp();
        if (location != null) {
            String code = text(resources.getResource(location));
            Predicate<String> own =
                    Pattern.compile(Pattern.quote(name) + "-\\d+").asMatchPredicate(); // not those of "orders-eu"
            HookScope scope = HookScope.workers().named(name + "-*");
            hooks.on(
                    HookPoint.ON_AFTER_RUN_ASYNC,
                    scope,
                    "warm-up of " + name,
                    context -> own.test(context.worker()) ? context.run(code).then() : Mono.empty());
        }
    }

    /**
     * Whether the script is another one than what was last told of, and the same as at the look before: what is being written is left
     * alone, since its first half may well be a script that runs. Looks follow one another.
     */
    boolean hasChanged() {
        State now = state(read);
        boolean written = now.equals(seen);
        seen = now;
        boolean news = written && !now.equals(read);
        read = news ? now : read;
        return news;
    }

    private @Nullable Configuration configuration() {
        String location = declared.configuration();
        List<String> packages = declared.packages();
        if (location == null && packages.isEmpty()) {
            location = all.configuration();
            packages = location == null ? all.packages() : List.of();
        }
        if (location != null && !packages.isEmpty()) {
            throw new IllegalArgumentException(
                    "polyflux.workers." + name + " has packages and a configuration: say the packages in " + location);
        }
        String there = location;
        if (there != null) {
            return within(() -> Configuration.read(location(there)));
        }
        return packages.isEmpty()
                ? null
                : Configuration.builder().set("packages", packages).build();
    }

    private static URI location(String location) {
        return URI.create(StringUtils.cleanPath(location));
    }

    private State state(State otherwise) {
        try {
            return file.isFile()
                    ? new State(file.lastModified(), file.contentLength())
                    : otherwise; // in a jar, or gone for now
        } catch (IOException gone) {
            return otherwise; // it is being written
        }
    }

    private record State(long modified, long length) {}

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path is the application's, whichever thread looks. */
    private <T> T within(Supplier<T> reading) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(resources.getClassLoader());
        try {
            return reading.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
