package dev.polyflux.spring;

import dev.polyflux.Pool;
import java.util.Objects;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotationUtils;

/** Binds an interface to its worker, as soon as somebody asks for it; waits until the worker exposes the functions. */
final class BoundWorker<T> implements FactoryBean<T> {

    /** The attribute of a bean's definition that has its interface. */
    static final String API = "dev.polyflux.api";

    private final Class<T> api;
    private final ObjectProvider<PolyfluxWorkers> workers;
    private final ObjectProvider<PolyfluxProperties> properties;

    BoundWorker(Class<T> api, ObjectProvider<PolyfluxWorkers> workers, ObjectProvider<PolyfluxProperties> properties) {
        this.api = api;
        this.workers = workers;
        this.properties = properties;
    }

    @Override
    public T getObject() {
        PolyfluxWorker worker = Objects.requireNonNull(AnnotationUtils.findAnnotation(api, PolyfluxWorker.class));
        Pool pool = workers.getObject().get(worker.value());
        return Objects.requireNonNull(WorkersLifecycle.ready(pool)
                .then(pool.bind(api))
                .block(properties.getObject().startTimeout()));
    }

    @Override
    public Class<T> getObjectType() {
        return api;
    }
}
