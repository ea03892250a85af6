package dev.polyflux.samples.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class Service {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Service.class, arguments);
    }
}
