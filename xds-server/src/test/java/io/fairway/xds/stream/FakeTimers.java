package io.fairway.xds.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Timers of a clock that stands still until it is moved. */
final class FakeTimers implements Timers {
    private final List<Pending> pending = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Pending(Duration due, Runnable task) {}

    @Override
    public Timer after(Duration delay, Runnable task) {
        Pending timer = new Pending(now.plus(delay), task);
        pending.add(timer);
        return () -> pending.remove(timer);
    }

    void advance(Duration time) {
        Duration end = now.plus(time);
        for (Optional<Pending> next = firstUntil(end); next.isPresent(); next = firstUntil(end)) {
            now = next.get().due();
            pending.remove(next.get());
            next.get().task().run();
        }
        now = end;
    }

    int size() {
        return pending.size();
    }

    private Optional<Pending> firstUntil(Duration end) {
        return pending.stream()
                .filter(timer -> timer.due().compareTo(end) <= 0)
                .min(Comparator.comparing(Pending::due));
    }
}
