@org.jspecify.annotations.NullMarked
package dev.polyflux.micropython;
