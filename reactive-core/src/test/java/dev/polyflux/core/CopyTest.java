package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyTest {

    @Test
    void carriesNullAmongItsItems() {
        assertThat(new Copy.Items(Arrays.asList(1, null)).elements()).containsExactly(1, null);
    }

    @Test
    void keepsItsEntriesInOrder() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("z", 1);
        members.put("a", 2);

        assertThat(new Copy.Entries(members).members().keySet()).containsExactly("z", "a");
    }

    @Test
    void cannotBeChangedByItsReceiver() {
        Copy.Items items = new Copy.Items(new ArrayList<>(Arrays.asList(1, 2)));
        Copy.Entries entries = new Copy.Entries(new LinkedHashMap<>());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> items.elements().set(0, 3));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> entries.members().put("key", 3));
    }
}
