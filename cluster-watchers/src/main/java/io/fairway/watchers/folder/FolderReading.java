package io.fairway.watchers.folder;

import io.fairway.model.service.ClusterObject;
import io.fairway.watchers.Problem;
import java.util.List;

/**
 * What a folder holds at one moment.
 *
 * @param objects the sound objects, each once, and the Namespaces that they imply, sorted by key
 * @param problems what is wrong, sorted by place
 * @param notes what is ignored, sorted by place
 */
public record FolderReading(List<ClusterObject> objects, List<Problem> problems, List<Problem> notes) {
    public FolderReading {
        objects = List.copyOf(objects);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
