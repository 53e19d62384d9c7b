package io.fairway.xds.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.cluster.v3.ClusterProto;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.envoyproxy.envoy.extensions.filters.listener.original_dst.v3.OriginalDst;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.sni_cluster.v3.SniCluster;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Resources in, the text that people read and tests compare out: proto3 JSON, or the same as YAML. */
public final class ResourceText {

    private static final JsonFormat.TypeRegistry TYPES = JsonFormat.TypeRegistry.newBuilder()
            .add(ClusterProto.getDescriptor().getMessageTypes())
            .add(HttpConnectionManager.getDescriptor())
            .add(TcpProxy.getDescriptor())
            .add(SniCluster.getDescriptor())
            .add(TlsInspector.getDescriptor())
            .add(HttpInspector.getDescriptor())
            .add(OriginalDst.getDescriptor())
            .add(Router.getDescriptor())
            .add(PreviousHostsPredicate.getDescriptor())
            .add(RawBuffer.getDescriptor())
            .add(UpstreamTlsContext.getDescriptor())
            .add(DownstreamTlsContext.getDescriptor())
            .add(HttpProtocolOptions.getDescriptor())
            .add(Secret.getDescriptor())
            .build();

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .usingTypeRegistry(TYPES)
            .preservingProtoFieldNames()
            .sortingMapKeys();
    private static final JsonFormat.Parser PARSER =
            JsonFormat.parser().usingTypeRegistry(TYPES).ignoringUnknownFields();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private ResourceText() {}

    /** One resource as a tree, with the field names of the protos. */
    public static JsonNode json(Message resource) {
        try {
            return JSON.readTree(PRINTER.print(resource));
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new UncheckedIOException("a resource of ours holds a type that is not registered here", e);
        }
    }

    /** Resources as a YAML list, in the given order. */
    public static String yaml(Collection<? extends Message> resources) {
        ArrayNode list = JSON.createArrayNode();
        resources.forEach(resource -> list.add(json(resource)));
        return yaml(list);
    }

    /** Any tree as YAML. */
    public static String yaml(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree in memory cannot fail to be written", e);
        }
    }

    /**
     * Reads a resource from JSON as Envoy's admin port prints it; fields that this side does not know are left out.
     *
     * @throws InvalidProtocolBufferException if it is not a message of that type
     */
    public static void parse(JsonNode json, Message.Builder into) throws InvalidProtocolBufferException {
        PARSER.merge(json.toString(), into);
    }
}
