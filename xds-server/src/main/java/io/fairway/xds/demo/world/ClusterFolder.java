package io.fairway.xds.demo.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of one cluster. A file changes the way careful editors and git do it: the new text is written beside the folder and
 * renamed over the old one, so that whoever watches never reads half a file. For one thread.
 */
final class ClusterFolder {

    private final Path folder;
    private final Path staging;
    private Map<String, String> written = Map.of();

    ClusterFolder(Path folder, Path staging) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.staging = Files.createDirectories(staging);
    }

    /** Makes the folder hold these files, by name; only files whose text changes are touched. */
    void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            if (!file.getValue().equals(written.get(file.getKey()))) {
                replace(file.getKey(), file.getValue());
            }
        }
        for (String name : written.keySet()) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        written = Map.copyOf(files);
    }

    private void replace(String name, String text) throws IOException {
        Path draft = Files.writeString(staging.resolve(folder.getFileName() + "-" + name), text);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
