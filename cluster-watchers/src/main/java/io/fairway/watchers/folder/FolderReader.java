package io.fairway.watchers.folder;

import io.fairway.model.ClusterDelta;
import io.fairway.model.id.ClusterId;
import io.fairway.model.service.ClusterObject;
import io.fairway.watchers.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a cluster folder once, by the same rules as {@link FolderCluster}. Stateless. */
public final class FolderReader {

    private FolderReader() {}

    /**
     * Reads the folder. One that cannot be read is a problem and no objects.
     *
     * @param cluster the cluster that the folder is taken for
     */
    public static FolderReading read(ClusterId cluster, Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        FolderState state =
                new FolderState(cluster, file -> folder.resolve(file).toString());
        FolderFollower follower = new FolderFollower(
                root, file -> folder.resolve(file).toString(), state, () -> FolderScan.look(root, _ -> {}));
        List<ClusterObject> objects = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ClusterDelta delta : follower.look(Instant.EPOCH)) {
            if (delta instanceof ClusterDelta.Relisted relisted) {
                objects.addAll(relisted.objects());
            } else if (delta instanceof ClusterDelta.Sighted sighted) {
                problems.add(
                        new Problem(folder.toString(), 0, sighted.freshness().reason()));
            }
        }
        problems.addAll(state.problems());
        return new FolderReading(objects, problems, state.notes());
    }
}
