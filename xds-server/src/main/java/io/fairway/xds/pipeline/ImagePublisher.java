package io.fairway.xds.pipeline;

import io.fairway.model.ClusterSetChange;
import io.fairway.model.merge.MergedImage;

/** A consumer of images: decides by the change whether it cares, and reads the image for the truth. */
public interface ImagePublisher {

    /**
     * A new image. Called on the loop's thread, in the order in which images come about; must not block.
     *
     * @param change everything that differs from the image before is named in it
     * @param image the newest image
     */
    void onImage(ClusterSetChange change, MergedImage image);
}
