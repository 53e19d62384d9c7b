package io.fairway.xds.pipeline;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.fairway.model.ClusterSetChange;
import io.fairway.model.merge.MergedImage;
import io.fairway.xds.certificates.WorkloadSecrets;
import io.fairway.xds.proxy.Admission;
import io.fairway.xds.proxy.ProxyIdentity;
import io.fairway.xds.proxy.ProxyView;
import io.fairway.xds.proxy.ProxyViews;
import io.fairway.xds.snapshot.EncodedResource;
import io.fairway.xds.snapshot.ResourceEncoder;
import io.fairway.xds.snapshot.ResourceType;
import io.fairway.xds.snapshot.SnapshotSource.NodeRefused;
import io.fairway.xds.translate.EnvoyResources;
import io.fairway.xds.translate.ViewTranslator;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The real steps: decide, translate, encode. A resource that comes out as it was keeps its bytes and version without being
 * encoded again. As an {@link ImagePublisher} it must come before the {@link ViewPublisher} that uses it.
 */
final class EnvoySteps implements ViewSteps, ImagePublisher {

    private final WorkloadSecrets secrets;
    private final RememberedDecisions decisions = new RememberedDecisions();
    private final RememberedTranslations translations = new RememberedTranslations();
    private Map<Message, EncodedResource> encoded = new HashMap<>();
    private Map<Message, EncodedResource> encodedBefore = new HashMap<>();

    EnvoySteps(WorkloadSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void onImage(ClusterSetChange change, MergedImage image) {
        if (change.isNothing()) {
            return;
        }
        decisions.forget(change);
        translations.next();
        encodedBefore = encoded;
        encoded = new HashMap<>();
    }

    @Override
    public ProxyView view(ProxyIdentity identity, Node node, MergedImage image) {
        return switch (ProxyViews.admit(identity, node, image.image())) {
            case Admission.Admitted admitted -> admitted.view();
            case Admission.Refused refused -> throw new NodeRefused(refused.reason());
        };
    }

    @Override
    public Map<ResourceType, SortedMap<String, EncodedResource>> resources(MergedImage image, ProxyView view) {
        EnvoyResources translated = ViewTranslator.translate(image, view, decisions.in(image), translations);
        Map<ResourceType, SortedMap<String, EncodedResource>> resources = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            resources.put(type, encode(translated.of(type)));
        }
        return resources;
    }

    @Override
    public boolean concerns(ClusterSetChange change, ProxyView view) {
        return !change.isNothing();
    }

    @Override
    public SortedMap<String, EncodedResource> secrets(ProxyIdentity identity) {
        SortedMap<String, EncodedResource> resources = new TreeMap<>();
        secrets.of(identity).resources().forEach(secret -> {
            EncodedResource resource = ResourceEncoder.encode(secret);
            resources.put(resource.name(), resource);
        });
        return resources;
    }

    private SortedMap<String, EncodedResource> encode(Collection<? extends Message> messages) {
        SortedMap<String, EncodedResource> resources = new TreeMap<>();
        for (Message message : messages) {
            EncodedResource resource = encoded.computeIfAbsent(message, this::encodedAsBefore);
            resources.put(resource.name(), resource);
        }
        return resources;
    }

    private EncodedResource encodedAsBefore(Message message) {
        EncodedResource before = encodedBefore.get(message);
        return before == null ? ResourceEncoder.encode(message) : before;
    }
}
