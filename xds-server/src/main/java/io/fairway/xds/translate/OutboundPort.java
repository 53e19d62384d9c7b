package io.fairway.xds.translate;

import io.fairway.gateway.sni.Sni;
import io.fairway.model.id.ServiceName;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.PortProtocol;
import io.fairway.xds.decide.Target;
import java.util.List;

/**
 * A port that a sidecar's workload can call.
 *
 * @param clusterName the Envoy cluster behind it
 * @param protocol what is spoken
 * @param virtualIps the addresses that stand for it, empty if headless
 * @param decision where calls go
 */
record OutboundPort(String clusterName, PortProtocol protocol, List<String> virtualIps, Decision decision) {

    OutboundPort {
        virtualIps = List.copyOf(virtualIps);
    }

    ServiceName service() {
        return decision.target().service();
    }

    int port() {
        return decision.target().port();
    }

    boolean isClusterSet() {
        return decision.target() instanceof Target.ClusterSet;
    }

    boolean isHttp() {
        return protocol != PortProtocol.TCP;
    }

    /** The server name at gateways. */
    Sni sni() {
        return Sni.anyCluster(port(), service());
    }

    /** The host names that mean this port's Service; all but the first are Kubernetes' short forms. */
    List<String> hosts() {
        if (isClusterSet()) {
            return List.of(service().clusterSetHost());
        }
        String name = service().name() + "." + service().namespace();
        return List.of(service().clusterLocalHost(), name + ".svc", name);
    }
}
