package io.fairway.gateway.sni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.model.id.ClusterId;
import io.fairway.model.id.ServiceName;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SniTest {

    private static final long SEED = 15443;
    private static final int CASES = 5_000;
    private static final String LABEL_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final ServiceName CART = new ServiceName("shop", "cart");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void theFormIsFixedForEver() {
        assertThat(Sni.anyCluster(80, CART).host()).isEqualTo("80.any.cart.shop.svc.clusterset.local");
        assertThat(Sni.inCluster(8443, new ClusterId("east"), CART).host())
                .isEqualTo("8443.east.cart.shop.svc.clusterset.local");
        assertThat(Sni.inCluster(80, new ClusterId("east.prod"), CART).host())
                .isEqualTo("80.east.prod.cart.shop.svc.clusterset.local");
    }

    @Test
    void everyNameIsReadBackAsWhatItWasMadeOf() {
        for (int i = 0; i < CASES; i++) {
            Sni sni = randomSni();
            assertThat(Sni.parse(sni.host())).as("seed %s, case %s", SEED, i).contains(sni);
            assertThat(Sni.parse(sni.host().toUpperCase(Locale.ROOT))).contains(sni);
        }
    }

    @Test
    void theLongestNameFitsIntoDns() {
        String label = "x".repeat(63);
        Sni longest = Sni.inCluster(65535, new ClusterId(label), new ServiceName(label, label));
        assertThat(longest.host()).hasSize(5 + 3 * 64 + Sni.SUFFIX.length()).hasSizeLessThanOrEqualTo(253);
        assertThat(Sni.parse(longest.host())).contains(longest);
    }

    @Test
    void aClusterCalledAnyWouldBeAmbiguousAndCannotExist() {
        assertThatThrownBy(() -> new ClusterId("any")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Sni.parse("80.any.cart.shop.svc.clusterset.local").flatMap(Sni::cluster))
                .isEmpty();
        assertThat(Sni.parse("80.any.prod.cart.shop.svc.clusterset.local").flatMap(Sni::cluster))
                .contains(new ClusterId("any.prod"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Internal/xds",
                "internal/xds",
                "xds_cluster",
                "xds",
                "blackhole",
                "127.0.0.1",
                "cart.shop.svc.clusterset.local",
                "cart.shop.svc.cluster.local",
                "80.cart.shop.svc.cluster.local",
            })
    void namesOfAGatewaysOwnClustersAreNoServerNames(String host) {
        assertThat(Sni.parse(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ".svc.clusterset.local",
                "....svc.clusterset.local",
                "0.any.cart.shop.svc.clusterset.local",
                "080.any.cart.shop.svc.clusterset.local",
                "+80.any.cart.shop.svc.clusterset.local",
                "65536.any.cart.shop.svc.clusterset.local",
                "99999999999.any.cart.shop.svc.clusterset.local",
                "٨٠.any.cart.shop.svc.clusterset.local",
                "http.any.cart.shop.svc.clusterset.local",
                "80.any.cart.shop.svc.clusterset.local.",
                "80.any.cart.shop.svc.clusterset.local.evil.example",
                "80.any.cart.shop.svc-clusterset.local",
                "80..cart.shop.svc.clusterset.local",
                "80.any.-cart.shop.svc.clusterset.local",
                "80.any.ca_rt.shop.svc.clusterset.local",
                "80.a.b.c.cart.shop.svc.clusterset.local",
                "80.any.\u212Aart.shop.svc.clusterset.local",
                "80.any.cart.shop.svc.clusterset.loca\u217C",
            })
    void garbageIsNoServerName(String host) {
        assertThat(Sni.parse(host)).isEmpty();
    }

    @Test
    void nothingThatArrivesMakesItThrow() {
        for (int i = 0; i < CASES; i++) {
            String host = mutated(randomSni().host());
            Optional<Sni> parsed = Sni.parse(host);
            parsed.ifPresent(it -> assertThat(it.host())
                    .as("seed %s: only the exact form is read", SEED)
                    .isEqualTo(host.toLowerCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void aPortThatIsNoneIsRefused(int port) {
        assertThatThrownBy(() -> Sni.anyCluster(port, CART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port: " + port + " (expected: 1-65535)");
    }

    private Sni randomSni() {
        ServiceName service = new ServiceName(label(63), label(63));
        Optional<ClusterId> cluster = switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new ClusterId("c" + label(62)));
            default -> Optional.of(new ClusterId(label(31) + "." + label(31)));
        };
        return new Sni(1 + random.nextInt(65535), cluster, service);
    }

    private String label(int max) {
        int length = 1 + random.nextInt(max);
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean inner = i > 0 && i < length - 1;
            label.append(
                    inner && random.nextInt(8) == 0
                            ? '-'
                            : LABEL_CHARACTERS.charAt(random.nextInt(LABEL_CHARACTERS.length())));
        }
        return label.toString();
    }

    private String mutated(String host) {
        StringBuilder text = new StringBuilder(host);
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, '.');
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x3000));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
