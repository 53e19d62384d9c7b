package io.fairway.watchers.folder;

import io.fairway.model.service.ClusterObject;

/** An object and the line of its file that it starts at. */
record Placed(ClusterObject object, int line) {}
