/** What Polyflux costs, measured by JMH. */
@NullMarked
package dev.polyflux.benchmarks;

import org.jspecify.annotations.NullMarked;
