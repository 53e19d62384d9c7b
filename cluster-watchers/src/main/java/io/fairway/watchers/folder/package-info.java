/**
 * Folders of Kubernetes YAML in, deltas out: one folder is one member cluster, and behaves like its API server.
 * Files, events and time enter at {@code FolderScan}, {@code FolderWatch} and {@code FolderCluster}; what they mean
 * is decided by {@code FolderState} without any of them. Each watched folder has one thread, which owns all of its
 * state. May depend on {@code watchers.decode}. Start reading at {@link io.fairway.watchers.folder.FolderCluster}.
 */
@NullMarked
package io.fairway.watchers.folder;

import org.jspecify.annotations.NullMarked;
