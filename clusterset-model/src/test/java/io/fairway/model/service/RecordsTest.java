package io.fairway.model.service;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairway.model.id.ObjectName;
import io.fairway.model.id.ServiceName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordsTest {

    @Test
    void aSliceBelongsToAServiceOfItsOwnNamespace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EndpointSlice(
                        new ObjectName("shop", "cart-a"),
                        new ServiceName("bank", "cart"),
                        AddressType.IPV4,
                        List.of(),
                        List.of()))
                .withMessage("service: bank/cart (expected: one in the namespace of EndpointSlice shop/cart-a)");
    }

    @Test
    void anExportIsOfAnExportsKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceExport(
                        ObjectKind.SERVICE,
                        new ServiceName("shop", "cart"),
                        Instant.EPOCH,
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap()))
                .withMessageContaining("kind: SERVICE");
    }
}
