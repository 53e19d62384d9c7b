package io.fairway.bench.propagation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The cluster folders of a run, in the place where a world has them. For one thread. */
final class Folders {

    private final Sizes sizes;
    private final Path root;
    private final Path drafts;

    private Folders(Sizes sizes, Path root) throws IOException {
        this.sizes = sizes;
        this.root = root;
        this.drafts = Files.createDirectories(root.resolve("bench-drafts"));
    }

    /**
     * Writes every Service of every cluster, and what the world does not write of the second, which has no pods
     * of its own.
     */
    static Folders write(Sizes sizes, Path root) throws IOException {
        Folders folders = new Folders(sizes, root);
        for (int cluster = 0; cluster < BenchWorld.CLUSTERS; cluster++) {
            Path folder = Files.createDirectories(folders.of(cluster));
            for (int service = 0; service < sizes.services(); service++) {
                Files.writeString(
                        folder.resolve("svc-" + service + ".yaml"), Manifests.service(sizes, cluster, service));
                Files.writeString(
                        folder.resolve("svc-" + service + "-endpoints.yaml"),
                        Manifests.slice(sizes, cluster, service, true));
            }
        }
        Files.writeString(folders.of(1).resolve("namespace.yaml"), Manifests.namespace());
        return folders;
    }

    /** The folder of a cluster. */
    Path of(int cluster) {
        return root.resolve("clusters").resolve(BenchWorld.id(cluster).value());
    }

    /**
     * Makes the first endpoint of the observed Service in the first cluster ready or unready, by renaming a file.
     *
     * @return when the rename began, by {@link System#nanoTime}; what is read from the new file is read after that
     */
    long flip(boolean ready) throws IOException {
        String name = "svc-" + sizes.observed() + "-endpoints.yaml";
        Path draft = Files.writeString(drafts.resolve(name), Manifests.slice(sizes, 0, sizes.observed(), ready));
        long before = System.nanoTime();
        Files.move(draft, of(0).resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return before;
    }
}
