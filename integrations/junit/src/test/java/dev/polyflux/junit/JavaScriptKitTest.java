package dev.polyflux.junit;

import dev.polyflux.WorkerSpec;
import java.net.URI;

/** JavaScript does what every language is to do. */
final class JavaScriptKitTest extends LanguageTestKit {

    @Override
    protected WorkerSpec script() {
        return WorkerSpec.of(URI.create("classpath:kit.js"));
    }
}
