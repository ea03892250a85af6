package dev.polyflux.spring.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The sample. */
@SpringBootApplication
public class Shop {

    /** Runs it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }
}
