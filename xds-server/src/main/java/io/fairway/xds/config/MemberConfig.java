package io.fairway.xds.config;

import io.fairway.model.ClusterSettings;
import java.nio.file.Path;

/**
 * A member cluster and where its Kubernetes objects are read from.
 *
 * @param settings what the hub says of the cluster
 * @param folder the folder of its YAML files, which need not exist yet
 */
public record MemberConfig(ClusterSettings settings, Path folder) {}
