package dev.polyflux.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/** What a native image is to keep of the interfaces that are bound to workers: their proxies, and the types that cross. */
final class WorkerInterfaceHints implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Object api = bean.getMergedBeanDefinition().getAttribute(BoundWorker.API);
        return api instanceof Class<?> bound
                ? (generation, code) -> register(generation.getRuntimeHints(), bound)
                : null;
    }

    private static void register(RuntimeHints hints, Class<?> api) {
        hints.proxies().registerJdkProxy(api);
        hints.reflection().registerType(api, MemberCategory.INVOKE_PUBLIC_METHODS);
        List<Type> types = new ArrayList<>();
        for (Method method : api.getMethods()) {
            types.add(method.getGenericReturnType());
            types.addAll(List.of(method.getGenericParameterTypes()));
        }
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), types.toArray(Type[]::new));
    }
}
