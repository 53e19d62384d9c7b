package io.fairway.model;

import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ClusterProperty;
import io.fairway.model.service.EndpointSlice;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.model.service.Pod;
import io.fairway.model.service.Service;
import io.fairway.model.service.ServiceExport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Edits a copy of one cluster's image and notes what the edits touch. Used by one thread, once. */
final class ClusterEditor {

    private final ClusterImage before;
    private final ClusterSetChange.Builder touched;
    private final SortedMap<ObjectKey, ClusterObject> clusterScoped;
    private final SortedMap<String, SortedMap<ObjectKey, ClusterObject>> edited = new TreeMap<>();

    ClusterEditor(ClusterImage before, ClusterSetChange.Builder touched) {
        this.before = before;
        this.touched = touched;
        this.clusterScoped = new TreeMap<>(before.clusterScoped());
    }

    void change(List<ClusterObject> upserts, List<ObjectKey> deletes) {
        upserts.forEach(object -> note(objects(object.key()).put(object.key(), object), object));
        deletes.forEach(key -> note(objects(key).remove(key), null));
    }

    /** A relist is the delta from what is known to what is listed. */
    void replace(List<ClusterObject> objects) {
        Set<ObjectKey> listed = new HashSet<>();
        objects.forEach(object -> listed.add(object.key()));
        List<ObjectKey> gone = before.objects()
                .map(ClusterObject::key)
                .filter(key -> !listed.contains(key))
                .toList();
        change(objects, gone);
    }

    /** The edited image. */
    ClusterImage build() {
        touched.resolvePods(before);
        SortedMap<String, NamespaceImage> namespaces = new TreeMap<>(before.namespaces());
        edited.forEach((name, objects) -> {
            NamespaceImage image = NamespaceImage.of(objects);
            if (image.isEmpty()) {
                namespaces.remove(name);
            } else {
                namespaces.put(name, image);
            }
        });
        return new ClusterImage(before.settings(), before.freshness(), namespaces, clusterScoped);
    }

    private SortedMap<ObjectKey, ClusterObject> objects(ObjectKey key) {
        String namespace = key.name().namespace();
        return namespace.isEmpty()
                ? clusterScoped
                : edited.computeIfAbsent(
                        namespace, name -> new TreeMap<>(before.namespace(name).objects()));
    }

    private void note(@Nullable ClusterObject old, @Nullable ClusterObject now) {
        if (old == null ? now == null : old.equals(now)) {
            return;
        }
        touch(old);
        touch(now);
    }

    private void touch(@Nullable ClusterObject object) {
        switch (object) {
            case null -> {}
            case Service service -> touched.service(service.name());
            case ServiceExport export -> touched.service(export.name());
            case EndpointSlice slice -> touched.service(slice.service());
            case Namespace namespace -> touched.namespace(namespace.name());
            case Pod pod -> touched.pod(before.id(), pod.name());
            case ClusterProperty _ -> {}
        }
    }
}
