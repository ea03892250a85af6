package dev.polyflux.junit;

import dev.polyflux.WorkerSpec;
import java.net.URI;

/** Python does what every language is to do. */
final class PythonKitTest extends LanguageTestKit {

    @Override
    protected WorkerSpec script() {
        return WorkerSpec.of(URI.create("classpath:kit.py"));
    }
}
