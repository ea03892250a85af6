package dev.polyflux.spring.test;

import dev.polyflux.spring.PolyfluxAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the workers alone: the application's properties, its interfaces with {@link
 * dev.polyflux.spring.PolyfluxWorker} and its components, and of all that Spring Boot configures by itself only Polyflux; no server.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@OverrideAutoConfiguration(enabled = false)
@ImportAutoConfiguration(PolyfluxAutoConfiguration.class)
public @interface PolyfluxTest {}
