package dev.polyflux;

import dev.polyflux.config.Key;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.Map;

/** Does what the keys of a configuration say that are about a whole runtime. */
final class RuntimeKeys {

    private RuntimeKeys() {}

    static void apply(Settings settings, PolyfluxBuilder builder, Grant present) {
        boolean sandbox = Boolean.TRUE.equals(settings.get(Key.SANDBOX));
        boolean natively = Boolean.TRUE.equals(settings.get(Key.NATIVE_CODE));
        if (sandbox && natively) {
            throw new ConfigurationException(
                    Code.CONFLICT, settings.name() + ": native code cannot be sandboxed: choose one of the two");
        }
        if (sandbox) {
            builder.access(Access.SANDBOX);
        }
        if (natively) {
            builder.access(Access.NATIVE_CODE);
        }
        Grant grant = present;
        for (String host : settings.texts(Key.HOSTS)) {
            grant = grant.hosts(host);
        }
        for (Map.Entry<String, String> variable :
                settings.table(Key.ENVIRONMENT).entrySet()) {
            grant = grant.environment(variable.getKey(), variable.getValue());
        }
        builder.grant(grant);
        settings.file(Key.MAIN.key()).ifPresent(builder::main);
        settings.duration(Key.WAIT_DEADLINE.key()).ifPresent(builder::waitDeadline);
        settings.duration(Key.FFI_TIMEOUT.key()).ifPresent(builder::ffiTimeout);
        settings.duration(Key.EXPERIMENTAL_FFI_TIMEOUT.key()).ifPresent(builder::ffiTimeout);
        if (settings.get(Key.COPY_LIMIT) instanceof Long most) {
            builder.copyLimit(most);
        }
        if (settings.get(Key.DEBUG) instanceof Boolean debug) {
            builder.debug(debug);
        }
        if (settings.get(Key.SYNC_MAIN_ONLY) instanceof Boolean only) {
            builder.syncMainOnly(only);
        }
        if (settings.get(Key.EXPERIMENTAL_CREATE_PROXY) instanceof String mode) {
            builder.strict(mode.equals("manual"));
        }
    }

    /** A worker's own configuration says nothing of the runtime, and must not seem to deny what it does not. */
    static void checkWorker(Settings settings, RuntimeSettings runtime) {
        boolean sandbox = Boolean.TRUE.equals(settings.get(Key.SANDBOX));
        boolean natively = Boolean.TRUE.equals(settings.get(Key.NATIVE_CODE));
        if (sandbox && runtime.access().trusts()
                || natively && !runtime.access().runsNativeCode()) {
            throw new ConfigurationException(
                    Code.CONFLICT,
                    settings.name() + ": '" + (natively ? Key.NATIVE_CODE : Key.SANDBOX).key()
                            + "' is the same for all workers: say it of the runtime");
        }
    }
}
