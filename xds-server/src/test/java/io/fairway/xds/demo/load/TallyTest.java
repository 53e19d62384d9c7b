package io.fairway.xds.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void countsEqualOutcomesTogether() {
        Tally tally = new Tally();
        tally.add(new Outcome.Responded(200, "a"));
        tally.add(new Outcome.Responded(200, "a"));
        tally.add(new Outcome.Responded(503, ""));
        tally.add(new Outcome.Broken("reset"));
        assertThat(tally.counts()).containsEntry(new Outcome.Responded(200, "a"), 2);
        assertThat(tally.requests()).isEqualTo(4);
        assertThat(tally.failures()).isEqualTo(2);
        assertThat(tally.failuresByKind())
                .containsEntry("status 503", 1)
                .containsEntry("reset", 1)
                .hasSize(2);
    }
}
