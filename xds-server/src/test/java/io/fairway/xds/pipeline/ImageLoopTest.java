package io.fairway.xds.pipeline;

import static io.fairway.xds.pipeline.Deltas.EAST;
import static io.fairway.xds.pipeline.Deltas.SETTINGS;
import static io.fairway.xds.pipeline.Deltas.added;
import static io.fairway.xds.pipeline.Deltas.joined;
import static io.fairway.xds.pipeline.Deltas.relisted;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.merge.MergedImage;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImageLoopTest {

    private final BlockingQueue<MergedImage> images = new ArrayBlockingQueue<>(100);

    @Test
    void publishesTheImageThatADeltaMakes() throws InterruptedException {
        try (ImageLoop loop = loop()) {
            loop.start(List.of((_, image) -> images.add(image)));
            loop.accept(joined(EAST));
            loop.accept(relisted(EAST, "shop"));
            MergedImage image = images.take();
            while (image.image()
                    .cluster(EAST)
                    .filter(it -> it.hasNamespace("shop"))
                    .isEmpty()) {
                image = images.take();
            }
            assertThat(loop.image()).isEqualTo(image);
        }
    }

    @Test
    void deltasThatArriveDuringAStepMakeOneStepTogether() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ImageLoop loop = loop()) {
            loop.start(List.of((_, image) -> images.add(image)));
            loop.execute(() -> {
                busy.countDown();
                await(go);
            });
            await(busy);
            loop.accept(joined(EAST));
            loop.accept(relisted(EAST));
            for (int i = 0; i < 50; i++) {
                loop.accept(added(EAST, "ns" + i));
            }
            go.countDown();
            assertThat(images.take().image().cluster(EAST).orElseThrow().hasNamespace("ns49"))
                    .isTrue();
            assertThat(images).isEmpty();
        }
    }

    @Test
    void aBugInOnePublisherDoesNotStopTheOthersOrTheLoop() throws InterruptedException {
        ImagePublisher broken = (_, _) -> {
            throw new IllegalStateException("a bug, on purpose");
        };
        try (ImageLoop loop = loop()) {
            loop.start(List.of(broken, (_, image) -> images.add(image)));
            loop.accept(joined(EAST));
            images.take();
            loop.accept(relisted(EAST, "shop"));
            assertThat(images.take().image().hasSynced()).isTrue();
        }
    }

    @Test
    void closingEndsTheThreadEvenWhenNothingIsPending() {
        ImageLoop loop = loop();
        loop.start(List.of());
        loop.close();
        loop.accept(joined(EAST));
        assertThat(loop.image()).isEqualTo(MergedImage.empty(SETTINGS));
    }

    private static ImageLoop loop() {
        return new ImageLoop(
                MergedImage.empty(SETTINGS), Thread.ofPlatform().daemon().factory());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
