package io.fairway.model.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Samples;
import io.fairway.model.id.AddressRange;
import io.fairway.model.id.IpLiteral;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.ClusterSetIpAllocator.Allocation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterSetIpAllocatorTest {

    private static final String RANGE = "240.0.0.0/16";

    @ParameterizedTest
    @CsvSource({"240.0.0.0/16, 240.0.204.134", "10.96.0.0/28, 10.96.0.12", "fd00::/112, fd00::35a0"})
    void choosesTheSameIpForANameForEver(String range, String ip) {
        assertThat(allocate(range, Map.of(), "shop/cart").ips()).containsEntry(name("shop/cart"), ip);
    }

    @Test
    void e1KeepsAnIpForTheLifeOfItsImport() {
        Allocation first = allocate(RANGE, Map.of(name("shop/cart"), "240.0.0.1"), "shop/cart", "shop/pay");
        assertThat(first.ips()).containsEntry(name("shop/cart"), "240.0.0.1");
        assertThat(allocate(RANGE, first.ips(), "bank/cart", "shop/cart", "shop/pay")
                        .ips())
                .containsAllEntriesOf(first.ips());
    }

    @Test
    void takesTheIpOfAnImportThatWent() {
        Allocation full = allocate("10.0.0.0/30", Map.of(), "a/a", "a/b");
        Allocation next = allocate("10.0.0.0/30", full.ips(), "a/b", "a/c");
        assertThat(next.ips()).containsEntry(name("a/b"), full.ips().get(name("a/b")));
        assertThat(next.ips()).containsEntry(name("a/c"), full.ips().get(name("a/a")));
    }

    @Test
    void givesEveryIpButTheNetworkAddressAndTheBroadcastAddress() {
        assertThat(allocate("10.0.0.0/29", Map.of(), names(6)).ips().values())
                .containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6");
        assertThat(allocate("fd00::/126", Map.of(), names(3)).ips().values())
                .containsExactlyInAnyOrder("fd00::1", "fd00::2", "fd00::3");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/29, 6", "10.0.0.0/30, 2", "10.0.0.0/31, 0", "10.0.0.0/32, 0", "fd00::/127, 1", "fd00::/128, 0"
    })
    void saysWhichImportsAreLeftWithoutIpWhenTheRangeIsExhausted(String range, int fits) {
        Allocation allocation = allocate(range, Map.of(), names(9));
        assertThat(allocation.ips()).hasSize(fits);
        assertThat(allocation.exhausted())
                .hasSize(9 - fits)
                .noneMatch(it -> allocation.ips().containsKey(it));
    }

    @Test
    void servesAnImportThatHadToWaitOnceAnIpIsFree() {
        Allocation full = allocate("10.0.0.0/30", Map.of(), "a/a", "a/b", "a/c");
        assertThat(full.exhausted()).containsExactly(name("a/c"));
        assertThat(allocate("10.0.0.0/30", full.ips(), "a/b", "a/c").exhausted())
                .isEmpty();
    }

    @Test
    void doesNotKeepWhatIsOutsideTheRangeReservedOrDoublyGiven() {
        Map<ServiceName, String> previous = Map.of(
                name("a/a"), "10.0.0.0",
                name("a/b"), "10.0.0.7",
                name("a/c"), "192.0.2.1",
                name("a/d"), "nonsense",
                name("a/e"), "10.0.0.3",
                name("a/f"), "10.0.0.3");
        Allocation allocation = allocate("10.0.0.0/29", previous, "a/a", "a/b", "a/c", "a/d", "a/e", "a/f");
        assertThat(allocation.exhausted()).isEmpty();
        assertThat(allocation.ips()).containsEntry(name("a/e"), "10.0.0.3");
        assertThat(allocation.ips().values()).doesNotHaveDuplicates().doesNotContain("10.0.0.0", "10.0.0.7");
    }

    @Test
    void givesNoIpTwiceAndNoneOutsideTheRange() {
        AddressRange range = AddressRange.parse("10.0.0.0/22");
        Collection<String> ips =
                allocate("10.0.0.0/22", Map.of(), names(1000)).ips().values();
        assertThat(ips).hasSize(1000).doesNotHaveDuplicates();
        assertThat(ips)
                .allMatch(ip -> IpLiteral.parse(ip).filter(range::contains).isPresent());
    }

    @Test
    void spreadsNamesSoThatFewCollideAndReplicasChooseAlike() {
        SortedSet<ServiceName> names = new TreeSet<>(
                List.of(names(500)).stream().map(Samples::serviceName).toList());
        Map<ServiceName, String> together =
                allocate(RANGE, Map.of(), names(500)).ips();
        long moved = names.stream()
                .filter(it ->
                        !allocate(RANGE, Map.of(), it.toString()).ips().values().contains(together.get(it)))
                .count();
        assertThat(moved).isLessThan(10);
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "shop/cart-" + i).toArray(String[]::new);
    }

    private static ServiceName name(String name) {
        return Samples.serviceName(name);
    }

    private static Allocation allocate(String range, Map<ServiceName, String> previous, String... imports) {
        return new ClusterSetIpAllocator(AddressRange.parse(range))
                .allocate(
                        new TreeMap<>(previous),
                        List.of(imports).stream()
                                .map(Samples::serviceName)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
