package io.fairway.xds.cli;

import io.fairway.model.ClusterDelta;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.Problem;
import io.fairway.watchers.folder.FolderReader;
import io.fairway.watchers.folder.FolderReading;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ServerConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The image that a server with this configuration would have, read once and without a server.
 *
 * @param image everything sound in the clusters' folders, merged
 * @param problems what is not
 */
record OfflineImage(MergedImage image, List<Problem> problems) {

    OfflineImage {
        problems = List.copyOf(problems);
    }

    static OfflineImage read(ServerConfig config) {
        List<ClusterDelta> deltas = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (MemberConfig member : config.members()) {
            FolderReading reading = FolderReader.read(member.settings().id(), member.folder());
            deltas.add(new ClusterDelta.Joined(member.settings()));
            deltas.add(new ClusterDelta.Relisted(member.settings().id(), reading.objects()));
            problems.addAll(reading.problems());
        }
        return new OfflineImage(
                MergedImage.empty(config.settings()).applyAll(deltas).image(), problems);
    }

    /** Prints the problems and says how a command that used the image ends. */
    int report(Console console) {
        problems.forEach(problem -> console.err().println(problem));
        return problems.isEmpty() ? Cli.DONE : Cli.FAILED;
    }
}
