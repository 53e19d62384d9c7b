package io.fairway.xds.translate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.fairway.gateway.sni.Sni;
import io.fairway.model.trust.TrustDomain;
import io.fairway.model.trust.WorkloadIdentity;
import io.fairway.xds.decide.PortProtocol;
import io.fairway.xds.snapshot.ResourceEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The transport sockets of sidecars: mutual TLS with certificates from SDS, or plain text. */
final class TlsContexts {

    /** The SDS secret with the proxy's own certificate and key. */
    static final String WORKLOAD_CERTIFICATE = "workload-certificate";

    /** The SDS secret with the roots that the proxy trusts. */
    static final String TRUST_BUNDLE = "trust-bundle";

    /**
     * The protocol name by which a gateway knows the mesh's TLS. Clients offer it first; destinations never choose it, or
     * HTTP/2 would be read as HTTP/1.
     */
    static final String MESH_ALPN = "fairway";

    private TlsContexts() {}

    /** Mutual TLS straight to a sidecar. */
    static TransportSocket direct(OutboundPort port) {
        return upstream(port.protocol(), port.decision().identities(), "", List.of());
    }

    /** Mutual TLS to a sidecar, by server name through a gateway, which asks for the mesh's protocol name. */
    static TransportSocket viaGateway(OutboundPort port) {
        Sni sni = port.sni();
        return upstream(port.protocol(), port.decision().identities(), sni.host(), List.of(MESH_ALPN));
    }

    static TransportSocket plain() {
        return socket("envoy.transport_sockets.raw_buffer", RawBuffer.getDefaultInstance());
    }

    /** What a workload's own sidecar asks of its callers: a certificate of the trust domain. */
    static TransportSocket inbound(PortProtocol protocol, TrustDomain trustDomain) {
        CommonTlsContext.Builder common = common(SubjectAltNameMatcher.newBuilder()
                .setSanType(SubjectAltNameMatcher.SanType.URI)
                .setMatcher(StringMatcher.newBuilder().setPrefix("spiffe://" + trustDomain + "/")));
        if (protocol != PortProtocol.TCP) {
            common.addAllAlpnProtocols(List.of("h2", "http/1.1"));
        }
        return socket(
                "envoy.transport_sockets.tls",
                DownstreamTlsContext.newBuilder()
                        .setCommonTlsContext(common)
                        .setRequireClientCertificate(BoolValue.of(true))
                        .build());
    }

    private static TransportSocket upstream(
            PortProtocol protocol, Collection<WorkloadIdentity> identities, String sni, List<String> firstAlpn) {
        List<String> alpn = new ArrayList<>(firstAlpn);
        alpn.addAll(
                switch (protocol) {
                    case HTTP1 -> List.of("http/1.1");
                    case HTTP2 -> List.of("h2");
                    case TCP -> firstAlpn.isEmpty() ? List.of(MESH_ALPN) : List.of();
                });
        return socket(
                "envoy.transport_sockets.tls",
                UpstreamTlsContext.newBuilder()
                        .setCommonTlsContext(common(exactly(identities)).addAllAlpnProtocols(alpn))
                        .setSni(sni)
                        .build());
    }

    /** Nobody has the last identity; a list without matchers would let everybody of the trust domain answer. */
    private static SubjectAltNameMatcher.Builder[] exactly(Collection<WorkloadIdentity> identities) {
        Stream<String> ids = identities.isEmpty()
                ? Stream.of("spiffe://nobody.invalid/")
                : identities.stream().map(WorkloadIdentity::spiffeId);
        return ids.map(id -> SubjectAltNameMatcher.newBuilder()
                        .setSanType(SubjectAltNameMatcher.SanType.URI)
                        .setMatcher(StringMatcher.newBuilder().setExact(id)))
                .toArray(SubjectAltNameMatcher.Builder[]::new);
    }

    private static CommonTlsContext.Builder common(SubjectAltNameMatcher.Builder... peers) {
        CertificateValidationContext.Builder names = CertificateValidationContext.newBuilder();
        Stream.of(peers).forEach(names::addMatchTypedSubjectAltNames);
        return CommonTlsContext.newBuilder()
                .setTlsParams(TlsParameters.newBuilder()
                        .setTlsMinimumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_2)
                        .setTlsMaximumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_3))
                .addTlsCertificateSdsSecretConfigs(secret(WORKLOAD_CERTIFICATE))
                .setCombinedValidationContext(CombinedCertificateValidationContext.newBuilder()
                        .setDefaultValidationContext(names)
                        .setValidationContextSdsSecretConfig(secret(TRUST_BUNDLE)));
    }

    private static SdsSecretConfig secret(String name) {
        return SdsSecretConfig.newBuilder()
                .setName(name)
                .setSdsConfig(Sources.ADS)
                .build();
    }

    private static TransportSocket socket(String name, Message config) {
        return TransportSocket.newBuilder()
                .setName(name)
                .setTypedConfig(ResourceEncoder.pack(config))
                .build();
    }
}
