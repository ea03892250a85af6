package dev.polyflux.spring;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.ResourceLoader;
import reactor.core.scheduler.Schedulers;

/**
 * A runtime, and the workers that the properties declare. Beans of type {@code Consumer<PolyfluxBuilder>} set what the properties
 * do not say.
 */
@AutoConfiguration
@EnableConfigurationProperties(PolyfluxProperties.class)
@ImportRuntimeHints(PolyfluxRuntimeHints.class)
public class PolyfluxAutoConfiguration {

    /** For Spring. */
    public PolyfluxAutoConfiguration() {}

    /**
     * The runtime, which is closed with the application.
     *
     * <p>What is asked of workers is delivered on {@code Schedulers.parallel()}, and not on their loops: it must not block there
     * either. A bean of type {@code Consumer<PolyfluxBuilder>} can name another scheduler by {@link PolyfluxBuilder#publishOn}.
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public Polyflux polyflux(
            PolyfluxProperties properties, BeanFactory beans, ObjectProvider<Consumer<PolyfluxBuilder>> settings) {
        PolyfluxBuilder builder = Polyflux.builder()
                .access(properties.access())
                .grant(properties.grant().grant())
                .waitDeadline(properties.waitDeadline())
                .exposeDeadline(properties.exposeDeadline())
                .rehearsing(properties.rehearse())
                .publishOn(Schedulers.parallel()); // what an application does with a result is no work of its worker
        PolyfluxProperties.GuestWorkers guestWorkers = properties.guestWorkers();
        if (guestWorkers != null) {
            builder.guestWorkers(guestWorkers.grant());
        }
        properties.services().forEach((name, bean) -> builder.service(name, beans.getBean(bean)));
        settings.orderedStream().forEach(setting -> setting.accept(builder));
        return builder.build();
    }

    /** The workers that the properties declare; they begin to start at once. */
    @Bean
    @ConditionalOnMissingBean
    public PolyfluxWorkers polyfluxWorkers(Polyflux polyflux, PolyfluxProperties properties, ResourceLoader resources) {
        return new PolyfluxWorkers(polyflux, properties, resources);
    }

    /** Waits for them when the application starts, and drains them when it stops. */
    @Bean
    WorkersLifecycle polyfluxWorkersLifecycle(
            PolyfluxWorkers workers, PolyfluxProperties properties, ObjectProvider<Preparation> preparations) {
        return new WorkersLifecycle(workers, properties, preparations);
    }

    /** Finds the interfaces that are bound to workers. */
    @Bean
    static WorkerInterfaces polyfluxWorkerInterfaces() {
        return new WorkerInterfaces();
    }
}
