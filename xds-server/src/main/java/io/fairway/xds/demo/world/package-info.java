/**
 * A description of a small ClusterSet in, the real thing on loopback addresses out: folders of Kubernetes YAML, a control plane
 * that watches them, an Envoy per pod and per network, a backend per pod. What is to be written is decided by pure records; only
 * {@link io.fairway.xds.demo.world.World} and the classes that it starts touch files, sockets and processes. A world is used by one
 * thread. Start reading at {@link io.fairway.xds.demo.world.World}.
 */
@NullMarked
package io.fairway.xds.demo.world;

import org.jspecify.annotations.NullMarked;
