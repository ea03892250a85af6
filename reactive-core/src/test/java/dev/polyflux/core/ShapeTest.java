package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Shape.Feature;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {

    @ParameterizedTest
    @EnumSource
    void hasTheFeatureWhoseBitIsSetAndNoOther(Feature feature) {
        Shape shape = new Shape("javascript", "Thing", feature.bit());

        assertThat(Arrays.stream(Feature.values()).filter(shape::has)).containsExactly(feature);
    }

    @ParameterizedTest
    @EnumSource
    void isACollectionAsAnArrayOrByWhatItHas(Feature feature) {
        assertThat(new Shape("javascript", "Thing", feature.bit()).isCollection())
                .isEqualTo(feature == Feature.ARRAY || feature == Feature.TYPED_ARRAY || feature == Feature.KEYED_HAS);
    }

    @ParameterizedTest
    @EnumSource
    void hasAllFeaturesThatAreAddedUp(Feature feature) {
        int all = Arrays.stream(Feature.values()).mapToInt(Feature::bit).sum();

        assertThat(new Shape("javascript", "Thing", all).has(feature)).isTrue();
    }
}
