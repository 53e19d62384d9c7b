package io.fairway.xds.decide;

import io.fairway.model.ClusterImage;
import io.fairway.model.id.ClusterId;
import io.fairway.model.id.NetworkId;
import io.fairway.model.id.ServiceName;
import io.fairway.model.merge.Condition;
import io.fairway.model.merge.ImportedPort;
import io.fairway.xds.decide.EndpointDecision.Dropped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps whose outcome is the same for all endpoints of one cluster. */
final class ClusterSteps {

    private final Question question;
    private final ClusterImage cluster;
    private final ServiceName service;

    private ClusterSteps(Question question, ClusterImage cluster) {
        this.question = question;
        this.cluster = cluster;
        this.service = question.target().service();
    }

    /** The first step that all endpoints of the cluster fail, or empty if they pass. */
    static Optional<Dropped> failed(Question question, ClusterImage cluster) {
        ClusterSteps steps = new ClusterSteps(question, cluster);
        return steps.synced()
                .or(steps::scope)
                .or(steps::exported)
                .or(steps::namespace)
                .or(steps::port);
    }

    private Optional<Dropped> synced() {
        return cluster.freshness().hasSynced()
                ? Optional.empty()
                : drop(
                        Step.SYNCED,
                        "cluster " + cluster.id() + " has never been seen completely: "
                                + cluster.freshness().reason());
    }

    private Optional<Dropped> scope() {
        ClusterId caller = question.caller().cluster();
        if (question.callerCluster().isEmpty()) {
            return drop(Step.SCOPE, "the caller's cluster " + caller + " is no member of the ClusterSet");
        }
        return switch (question.target()) {
            case Target.ClusterSet _ -> Optional.empty();
            case Target.ClusterLocal _ ->
                cluster.id().equals(caller)
                        ? Optional.empty()
                        : drop(Step.SCOPE, "svc.cluster.local stays in the caller's cluster " + caller);
            case Target.Exposed exposed ->
                exposedScope(exposed, question.callerCluster().get());
        };
    }

    private Optional<Dropped> exposedScope(Target.Exposed exposed, ClusterImage gatewayCluster) {
        NetworkId network = gatewayCluster.settings().network();
        if (!cluster.settings().network().equals(network)) {
            return drop(
                    Step.SCOPE,
                    "cluster " + cluster.id() + " is in network "
                            + cluster.settings().network() + ", and a gateway exposes its own network " + network
                            + " only");
        }
        return exposed.cluster()
                .filter(only -> !only.equals(cluster.id()))
                .flatMap(only -> drop(Step.SCOPE, "the server name asks for cluster " + only + " only"));
    }

    private Optional<Dropped> exported() {
        if (question.target() instanceof Target.ClusterLocal || isExported()) {
            return Optional.empty();
        }
        if (cluster.export(service).isEmpty()) {
            return drop(Step.EXPORTED, "cluster " + cluster.id() + " has no ServiceExport " + service);
        }
        return drop(
                Step.EXPORTED,
                "ServiceExport " + service + " of cluster " + cluster.id() + " is not in effect" + invalidity());
    }

    private boolean isExported() {
        return question.serviceImport()
                .filter(it -> it.exportedBy().contains(cluster.id()))
                .isPresent();
    }

    private String invalidity() {
        return question.merged().stream()
                .flatMap(it -> it.conditions().getOrDefault(cluster.id(), List.of()).stream())
                .filter(it ->
                        it.status() == Condition.Status.FALSE && !it.type().equals("Conflict"))
                .findFirst()
                .map(it -> ": " + it.reason() + ", " + it.message())
                .orElse("");
    }

    private Optional<Dropped> namespace() {
        boolean imports = !(question.target() instanceof Target.ClusterSet)
                || question.callerCluster()
                        .filter(it -> it.hasNamespace(service.namespace()))
                        .isPresent();
        return imports
                ? Optional.empty()
                : drop(
                        Step.NAMESPACE,
                        "the caller's cluster " + question.caller().cluster() + " has no namespace "
                                + service.namespace() + ", so it does not import " + service);
    }

    private Optional<Dropped> port() {
        if (question.declaredName(cluster).isPresent()) {
            return Optional.empty();
        }
        int number = question.target().port();
        if (question.target() instanceof Target.ClusterLocal) {
            return drop(Step.PORT, "Service " + service + " of cluster " + cluster.id() + " has no TCP port " + number);
        }
        return drop(
                Step.PORT,
                question.importedPort()
                        .map(port ->
                                "Service " + service + " of cluster " + cluster.id() + " does not declare TCP port "
                                        + number + " named \"" + port.name() + "\" as " + declaring(port) + " does")
                        .orElseGet(() ->
                                "import " + service + " has no TCP port " + number + " (it has " + ports() + ")"));
    }

    private static String declaring(ImportedPort port) {
        return port.declaredBy().stream().map(ClusterId::value).collect(Collectors.joining(", "));
    }

    private String ports() {
        return question.serviceImport().stream()
                .flatMap(it -> it.ports().stream())
                .map(port -> port.port() + "/" + port.protocol())
                .collect(Collectors.joining(", "));
    }

    private static Optional<Dropped> drop(Step step, String reason) {
        return Optional.of(new Dropped(step, reason));
    }
}
