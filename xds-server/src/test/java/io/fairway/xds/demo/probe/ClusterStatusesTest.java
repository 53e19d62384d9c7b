package io.fairway.xds.demo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterStatusesTest {

    /** Cut down from what Envoy 1.40.0 answers: a field that has its default is left out. */
    private static final String ANSWER = """
            {"cluster_statuses": [
             {"name": "8080.any.cart.shop.svc.clusterset.local", "host_statuses": [
              {"address": {"socket_address": {"address": "127.77.1.3", "port_value": 8080}},
               "health_status": {"eds_health_status": "UNHEALTHY"}, "weight": 3},
              {"address": {"socket_address": {"address": "127.77.1.5", "port_value": 15443}},
               "health_status": {"eds_health_status": "HEALTHY"}, "weight": 2, "priority": 1}]},
             {"name": "empty"}]}
            """;

    @Test
    void readsHostsWithTheirDefaults() {
        assertThat(ClusterStatuses.parse(ANSWER).of("8080.any.cart.shop.svc.clusterset.local"))
                .hasValueSatisfying(hosts -> assertThat(hosts)
                        .containsExactly(
                                new SeenHost(0, "127.77.1.3", 8080, 3, "UNHEALTHY"),
                                new SeenHost(1, "127.77.1.5", 15443, 2, "HEALTHY")));
    }

    @Test
    void tellsAClusterWithoutHostsFromNoCluster() {
        assertThat(ClusterStatuses.parse(ANSWER).of("empty"))
                .hasValueSatisfying(hosts -> assertThat(hosts).isEmpty());
        assertThat(ClusterStatuses.parse(ANSWER).of("other")).isEmpty();
    }

    @Test
    void readsNothingFromWhatIsNoJson() {
        assertThat(ClusterStatuses.parse("no")).isEqualTo(ClusterStatuses.NONE);
    }
}
