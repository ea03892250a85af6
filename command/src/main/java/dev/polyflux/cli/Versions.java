package dev.polyflux.cli;

import dev.polyflux.Polyflux;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String own = Polyflux.class.getPackage().getImplementationVersion();
        Polyflux.EngineInfo engine = Polyflux.engine();
        return new String[] {
            "polyflux " + (own == null ? "(unpackaged)" : own),
            "java     " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")",
            "engine   " + engine.implementation() + ", "
                    + (engine.compiled() ? "guest code is compiled" : "guest code is interpreted"),
            "guests   " + String.join(", ", engine.languages())
        };
    }
}
