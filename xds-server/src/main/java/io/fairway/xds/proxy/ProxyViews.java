package io.fairway.xds.proxy;

import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterImage;
import io.fairway.model.ClusterSetImage;
import io.fairway.model.ClusterSettings;
import io.fairway.model.id.Locality;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.Pod;
import java.util.Optional;

/** From a credential, a node's claims and the image to a view. Stateless. */
public final class ProxyViews {

    private static final String EVERY_ADDRESS = "0.0.0.0";

    private ProxyViews() {}

    /** Reads the node, checks its claims and derives the view; never throws for what a node says. */
    public static Admission admit(ProxyIdentity identity, Node node, ClusterSetImage image) {
        try {
            return new Admission.Admitted(of(identity, ProxyNode.parse(node), image));
        } catch (IllegalArgumentException refused) {
            return new Admission.Refused(NodeClaims.printable(String.valueOf(refused.getMessage())));
        }
    }

    /**
     * The view of a proxy.
     *
     * @throws IllegalArgumentException naming the claim that contradicts the credential or the hub's settings
     */
    public static ProxyView of(ProxyIdentity identity, ProxyNode node, ClusterSetImage image) {
        requireAgreement(identity, node.claim());
        ClusterImage cluster = image.cluster(identity.cluster())
                .orElseThrow(() -> new IllegalArgumentException(
                        "cluster: \"" + identity.cluster() + "\" (expected: a member of the ClusterSet)"));
        agree("network", node.network(), cluster.settings().network(), "of cluster " + identity.cluster());
        ObjectName workload = new ObjectName(identity.namespace(), identity.name());
        return new ProxyView(
                node.role(),
                identity.cluster(),
                locality(node, cluster.settings()),
                binding(node, cluster.pod(workload)),
                node.role() == Role.SIDECAR ? Optional.of(workload) : Optional.empty());
    }

    private static void requireAgreement(ProxyIdentity proven, ProxyIdentity claimed) {
        agree("cluster", claimed.cluster(), proven.cluster(), "by the credential");
        agree("namespace", claimed.namespace(), proven.namespace(), "by the credential");
        agree("serviceAccount", claimed.serviceAccount(), proven.serviceAccount(), "by the credential");
        agree("name", claimed.name(), proven.name(), "by the credential");
    }

    private static void agree(String what, Object claimed, Object expected, String source) {
        if (!claimed.equals(expected)) {
            throw new IllegalArgumentException(what + ": " + NodeClaims.quoted(claimed.toString()) + " (expected: \""
                    + expected + "\" " + source + ")");
        }
    }

    private static Locality locality(ProxyNode node, ClusterSettings cluster) {
        return node.locality().equals(Locality.UNKNOWN) ? cluster.defaultLocality() : node.locality();
    }

    /** A redirected call arrives at the pod's address, and that is where its workload listens. */
    private static Binding binding(ProxyNode node, Optional<Pod> pod) {
        return switch (node.interception()) {
            case NONE ->
                new Binding(
                        Interception.NONE,
                        node.listenAddress().orElseThrow(),
                        node.workloadAddress().orElse(ProxyNode.DEFAULT_WORKLOAD));
            case REDIRECT ->
                new Binding(
                        Interception.REDIRECT,
                        EVERY_ADDRESS,
                        node.workloadAddress().or(() -> pod.flatMap(Pod::ip)).orElse(ProxyNode.DEFAULT_WORKLOAD));
        };
    }
}
