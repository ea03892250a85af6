package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.promise.Members;
import dev.polyflux.promise.WireFunction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A {@link Service} as guests have it: a method is the same function each time. */
final class ExposedObject implements Members {

    private final Service service;
    private final JavaValues values;
    private final Map<String, WireFunction> methods = new ConcurrentHashMap<>();

    ExposedObject(Service service, JavaValues values) {
        this.service = service;
        this.values = values;
    }

    @Override
    public Object object() {
        return service.object();
    }

    @Override
    public Object identity() {
        return service.isUsual() ? service.object() : service;
    }

    @Override
    public String typeName() {
        return service.type().name();
    }

    @Override
    public boolean has(String name) {
        return service.type().member(name) != null;
    }

    @Override
    public List<String> names() {
        return service.type().names();
    }

    @Override
    public @Nullable Object member(String name) throws Exception {
        ExposedMember member = service.type().member(name);
        if (member == null) {
            return Marker.MISSING;
        }
        return member.getter()
                ? called(new ExposedMember.Chosen(member.only(), new Object[0], 0))
                : methods.computeIfAbsent(member.name(), each -> new Method(member));
    }

    private final class Method implements WireFunction {

        private final ExposedMember member;

        Method(ExposedMember member) {
            this.member = member;
        }

        @Override
        public @Nullable Object call(Arguments arguments) throws Exception {
            return called(member.choose(arguments, values));
        }

        @Override
        public Object object() {
            return this;
        }

        @Override
        public String typeName() {
            return "method";
        }
    }

    private @Nullable Object called(ExposedMember.Chosen chosen) throws Exception {
        Scheduler scheduler = service.scheduler();
        ExposedCall call = new ExposedCall(service.object(), chosen.method(), chosen.arguments());
        if (scheduler == null && !chosen.method().blocking()) {
            Object given = call.here();
            return given == service.object() ? service : given;
        }
        return call.on(scheduler == null ? Schedulers.boundedElastic() : scheduler);
    }
}
