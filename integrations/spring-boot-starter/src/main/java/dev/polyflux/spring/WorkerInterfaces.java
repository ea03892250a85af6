package dev.polyflux.spring;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Makes a bean of each interface with {@link PolyfluxWorker} in the application's packages. */
final class WorkerInterfaces implements BeanDefinitionRegistryPostProcessor {

    private static final class Scan extends ClassPathScanningCandidateComponentProvider {
        Scan() {
            super(false);
            addIncludeFilter(new AnnotationTypeFilter(PolyfluxWorker.class, false));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
            return found.getMetadata().isInterface() && found.getMetadata().isIndependent();
        }
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        List<String> packages = AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
        Scan scan = new Scan();
        for (String each : packages) {
            for (BeanDefinition found : scan.findCandidateComponents(each)) {
                Class<?> api = ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), beans.getBeanClassLoader());
                register(registry, beans, api);
            }
        }
    }

    private static void register(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beans, Class<?> api) {
        if (beans.getBeanNamesForType(api, true, false).length == 0) {
            BeanDefinition bound = BeanDefinitionBuilder.genericBeanDefinition(BoundWorker.class)
                    .addConstructorArgValue(api)
                    .getBeanDefinition();
            bound.setAttribute(BoundWorker.API, api);
            bound.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, api);
            registry.registerBeanDefinition(api.getName(), bound);
        }
    }
}
