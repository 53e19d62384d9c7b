package io.fairway.xds.translate;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.fairway.gateway.exposure.Exposure;
import io.fairway.gateway.exposure.SniRoute;
import io.fairway.model.Gateway;
import io.fairway.model.id.NetworkId;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.decide.Caller;
import io.fairway.xds.decide.Decision;
import io.fairway.xds.decide.Target;
import io.fairway.xds.decide.WorkloadPort;
import io.fairway.xds.decide.WorkloadPorts;
import io.fairway.xds.proxy.Interception;
import io.fairway.xds.proxy.ProxyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Image and view in, everything but secrets that proxies of the view should have out. Pure. */
public final class ViewTranslator {

    private final MergedImage image;
    private final ProxyView view;
    private final Caller caller;
    private final Decisions decisions;
    private final PortTranslations translations;

    private ViewTranslator(MergedImage image, ProxyView view, Decisions decisions, PortTranslations translations) {
        this.image = image;
        this.view = view;
        this.caller = new Caller(view.cluster(), view.locality());
        this.decisions = decisions;
        this.translations = translations;
    }

    /** What proxies of the view should have, decided anew. */
    public static EnvoyResources translate(MergedImage image, ProxyView view) {
        return translate(image, view, Decisions.computed(image), PortTranslations.computed());
    }

    /** As {@link #translate(MergedImage, ProxyView)}, with what may be remembered from an earlier image. */
    public static EnvoyResources translate(
            MergedImage image, ProxyView view, Decisions decisions, PortTranslations translations) {
        ViewTranslator translator = new ViewTranslator(image, view, decisions, translations);
        return switch (view.role()) {
            case SIDECAR -> translator.sidecar();
            case GATEWAY -> translator.gateway();
        };
    }

    /** The ports for which sidecars of the view have no listener, each with the reason: another has the socket. */
    public static List<String> unavailable(MergedImage image, ProxyView view) {
        ViewTranslator translator =
                new ViewTranslator(image, view, Decisions.computed(image), PortTranslations.computed());
        return switch (view.role()) {
            case SIDECAR ->
                translator.plan(translator.outbound(), translator.inbound()).refusals();
            case GATEWAY -> List.of();
        };
    }

    private EnvoyResources sidecar() {
        List<OutboundPort> outbound = outbound();
        List<WorkloadPort> inbound = inbound();
        List<PortResources> ports = outbound.stream().map(this::outbound).toList();
        return new EnvoyResources(
                sidecarClusters(ports, inbound),
                ports.stream().map(PortResources::endpoints).toList(),
                sidecarListeners(plan(outbound, inbound)),
                RouteTranslator.outbound(outbound, view.binding().interception()));
    }

    private PortResources outbound(OutboundPort port) {
        return translations.of(
                port.decision(),
                () -> new PortResources(
                        ClusterTranslator.outbound(port),
                        EndpointTranslator.translate(port.clusterName(), port.decision())));
    }

    private List<OutboundPort> outbound() {
        return OutboundPorts.of(image, caller, decisions);
    }

    private List<WorkloadPort> inbound() {
        return view.workload()
                .map(pod -> WorkloadPorts.of(image.image(), view.cluster(), pod))
                .orElse(List.of());
    }

    private ListenerPlan plan(List<OutboundPort> outbound, List<WorkloadPort> inbound) {
        return ListenerPlan.of(outbound, inbound, view.binding());
    }

    private List<Cluster> sidecarClusters(List<PortResources> outbound, List<WorkloadPort> inbound) {
        List<Cluster> clusters = new ArrayList<>();
        outbound.forEach(port -> clusters.add(port.cluster()));
        inbound.forEach(port -> clusters.add(ClusterTranslator.inbound(port, view.binding())));
        if (view.binding().interception() == Interception.REDIRECT) {
            clusters.add(ClusterTranslator.passthrough());
        }
        return clusters;
    }

    private List<Listener> sidecarListeners(ListenerPlan plan) {
        List<Listener> listeners = new ArrayList<>(OutboundListeners.translate(plan, view.binding()));
        listeners.addAll(InboundListeners.translate(
                plan.inbound(), view.binding(), image.image().settings().trustDomain()));
        return listeners;
    }

    private EnvoyResources gateway() {
        Optional<NetworkId> network =
                image.image().cluster(view.cluster()).map(it -> it.settings().network());
        List<SniRoute> routes = network.map(it -> Exposure.routes(it, image)).orElse(List.of());
        List<PortResources> ports = routes.stream().map(this::exposed).toList();
        return new EnvoyResources(
                ports.stream().map(PortResources::cluster).toList(),
                ports.stream().map(PortResources::endpoints).toList(),
                List.of(GatewayListener.translate(view.binding().listenAddress(), gatewayPort(network))),
                List.of());
    }

    private PortResources exposed(SniRoute route) {
        String name = route.sni().host();
        Decision decision = decisions.of(
                caller,
                new Target.Exposed(
                        route.sni().service(), route.sni().port(), route.sni().cluster()));
        return translations.of(
                decision,
                () -> new PortResources(ClusterTranslator.exposed(name), EndpointTranslator.translate(name, decision)));
    }

    /** The port by which other networks know the gateway at this address; the usual one if the address is not listed. */
    private int gatewayPort(Optional<NetworkId> network) {
        return image.image().settings().gateways().stream()
                .filter(gateway -> network.filter(gateway.network()::equals).isPresent())
                .filter(gateway -> gateway.address().equals(view.binding().listenAddress()))
                .map(Gateway::port)
                .findFirst()
                .orElse(Gateway.DEFAULT_PORT);
    }
}
