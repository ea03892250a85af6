package dev.polyflux.spring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.spring.sample.Orders.Item;
import dev.polyflux.spring.sample.Orders.Receipt;
import dev.polyflux.spring.test.PolyfluxTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A test of the scripts alone, as {@code docs/testing.md} shows it. */
// [page
@PolyfluxTest
class OrdersSliceTest {

    @Autowired
    Orders orders;

    @Test
    void anOrderIsSummedUp() {
        Receipt receipt = orders.total(List.of(new Item("tea", 2, 2.5))).block();
        assertThat(receipt).isEqualTo(new Receipt(5.0, 2));
    }
    // page]

    @Test
    void thereIsNoServer(@Autowired ApplicationContext context) {
        assertThat(context.containsBean("webHandler")).isFalse();
        assertThat(orders.closedStreams().block(Duration.ofMinutes(4))).isNotNull();
    }
}
