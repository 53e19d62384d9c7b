package io.fairway.xds.demo.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole demo found.
 *
 * @param envoys how many Envoys ran
 * @param took how long it took, with the start
 * @param scenes the scenes in the order shown
 * @param overall the checks that are about all scenes together
 */
public record DemoReport(int envoys, Duration took, List<SceneReport> scenes, List<Check> overall) {

    public DemoReport {
        scenes = List.copyOf(scenes);
        overall = List.copyOf(overall);
    }

    /** Every check, in the order made. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        scenes.forEach(scene -> checks.addAll(scene.checks()));
        checks.addAll(overall);
        return checks;
    }

    /** Whether everything was as expected. A demo that checked nothing has shown nothing. */
    public boolean held() {
        return !checks().isEmpty() && checks().stream().allMatch(Check::held);
    }
}
