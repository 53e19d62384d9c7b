package io.fairway.xds.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.service.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriorityLoadsTest {

    /** Priorities are parted by {@code |}, hosts by blanks; {@code h3} is a healthy host of weight 3, u unhealthy, d draining. */
    @ParameterizedTest(name = "{0} at factor {1} gives {2}")
    @CsvSource({
        "h1 h1 | h1, 143, 100 0",
        "h1 h1 u1 u1 | h1, 140, 70 30",
        "h1 h1 u1 u1 | h1, 143, 71 29",
        "h1 h1 u3 u3 | h1, 143, 35 65",
        "h1 u1 | h1, 143, 71 29",
        "h1 d1 | h1, 143, 100 0",
        "d1 | h1, 143, 0 100",
        "u1 | h1, 143, 0 100",
        "h1 u3 | h1 u3, 100, 50 50",
        "h1 u3 | u4 | h1 u3, 143, 50 0 50",
        "h1 u9 | h1 u9 | h1 u9, 100, 34 33 33",
        "h70 u30 | h1, 143, 100 0",
        "h69 u31 | h1, 143, 98 2",
        "u1 | u1, 143, 100 0",
        "d1, 143, 100",
        "h1 u199 | h1, 143, 0 100",
    })
    void loadIsSplitAsEnvoySplitsIt(String priorities, int factor, String expected) {
        List<List<Host>> hosts =
                Stream.of(priorities.split("\\|")).map(PriorityLoadsTest::hosts).toList();
        assertThat(PriorityLoads.of(hosts, factor))
                .isEqualTo(Stream.of(expected.split(" ")).map(Integer::valueOf).toList());
    }

    @Test
    void withoutAnyHostThereIsNothingToSplit() {
        assertThat(PriorityLoads.of(List.of(), 143)).isEmpty();
    }

    private static List<Host> hosts(String text) {
        List<Host> hosts = new ArrayList<>();
        for (String word : text.trim().split(" ")) {
            Health health = switch (word.charAt(0)) {
                case 'h' -> Health.HEALTHY;
                case 'u' -> Health.UNHEALTHY;
                case 'd' -> Health.DRAINING;
                default -> throw new IllegalArgumentException("host: " + word + " (expected: h, u or d)");
            };
            hosts.add(new Host("10.0.0.1", 80, Long.parseLong(word.substring(1)), health, Transport.PLAIN));
        }
        return hosts;
    }
}
