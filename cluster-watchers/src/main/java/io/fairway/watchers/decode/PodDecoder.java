package io.fairway.watchers.decode;

import io.fairway.model.id.ObjectName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Pod;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Decodes core/v1 Pods. */
final class PodDecoder {

    /** The container whose presence says that a sidecar stands before the pod, as the annotation does. */
    static final String SIDECAR_CONTAINER = "fairway-proxy";

    private static final String DEFAULT_ACCOUNT = "default";

    private PodDecoder() {}

    static Optional<ClusterObject> decode(ObjectName name, Field root) {
        Field metadata = root.at("metadata");
        Field spec = root.at("spec");
        Field account = spec.at("serviceAccountName");
        boolean annotated = isAnnotated(metadata);
        boolean contained = hasSidecar(spec);
        return Optional.of(new Pod(
                name,
                account.text().isPresent() ? ObjectDecoder.subdomain(account).orElse("") : DEFAULT_ACCOUNT,
                metadata.at("labels").strings(),
                address(root.at("status").at("podIP")),
                annotated || contained));
    }

    private static Optional<String> address(Field field) {
        Optional<String> address = field.text();
        if (address.isPresent() && !IpText.isIp(address.get())) {
            field.refuse("an IP address");
        }
        return address;
    }

    private static boolean isAnnotated(Field metadata) {
        SortedMap<String, String> annotations = metadata.at("annotations").strings();
        return "true".equals(annotations.get(Pod.SIDECAR_ANNOTATION));
    }

    /** A native sidecar is an init container that keeps running (KEP-753). */
    private static boolean hasSidecar(Field spec) {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> spec.at(list).items().stream())
                .anyMatch(container -> container
                        .at("name")
                        .text()
                        .filter(SIDECAR_CONTAINER::equals)
                        .isPresent());
    }
}
