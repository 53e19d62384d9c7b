package io.fairway.policies.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterSetSettings;
import io.fairway.model.id.AddressRange;
import io.fairway.model.trust.TrustDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WaterfallByRegionTest {

    private static final ClusterSetSettings SETTINGS = new ClusterSetSettings(
            new TrustDomain("fairway.test"),
            AddressRange.parse("10.99.0.0/16"),
            List.of(),
            Map.of("eu-west", List.of("eu-north", "us-east")));

    private final WaterfallByRegion fromEuWest = WaterfallByRegion.of(SETTINGS, "eu-west");

    @Test
    void theCallersOwnRegionComesFirst() {
        assertThat(fromEuWest.rank("eu-west")).isZero();
        assertThat(fromEuWest.reason("eu-west")).isEqualTo("same region eu-west");
    }

    @Test
    void listedRegionsFollowInTheOrderListed() {
        assertThat(fromEuWest.rank("eu-north")).isEqualTo(1);
        assertThat(fromEuWest.rank("us-east")).isEqualTo(2);
        assertThat(fromEuWest.reason("eu-north")).isEqualTo("2nd choice after eu-west");
        assertThat(fromEuWest.reason("us-east")).isEqualTo("3rd choice after eu-west");
    }

    @Test
    void allUnlistedRegionsShareTheLastRank() {
        assertThat(fromEuWest.rank("ap-south")).isEqualTo(3).isEqualTo(fromEuWest.rank(""));
        assertThat(fromEuWest.reason("ap-south")).isEqualTo("no distance configured from eu-west");
    }

    @Test
    void withoutAnyOrderTheOtherRegionsComeSecondTogether() {
        WaterfallByRegion fromUsEast = WaterfallByRegion.of(SETTINGS, "us-east");
        assertThat(fromUsEast.rank("us-east")).isZero();
        assertThat(fromUsEast.rank("eu-west")).isEqualTo(1).isEqualTo(fromUsEast.rank("eu-north"));
    }

    @Test
    void aRegionThatListsItselfOrAnotherTwiceTakesNoRankForIt() {
        WaterfallByRegion waterfall =
                new WaterfallByRegion("eu-west", List.of("eu-north", "eu-west", "eu-north", "us-east"));
        assertThat(waterfall.others()).containsExactly("eu-north", "us-east");
    }

    @Test
    void unknownRegionsAreNamedAsSuch() {
        WaterfallByRegion unknown = WaterfallByRegion.of(SETTINGS, "");
        assertThat(unknown.rank("")).isZero();
        assertThat(unknown.reason("")).isEqualTo("neither caller nor endpoint names a region");
        assertThat(unknown.reason("eu-west")).isEqualTo("no distance configured from a caller without region");
    }

    @Test
    void choicesAreCountedInEnglish() {
        List<String> many =
                IntStream.rangeClosed(2, 24).mapToObj(Integer::toString).toList();
        WaterfallByRegion waterfall = new WaterfallByRegion("1", many);
        assertThat(List.of("2", "3", "4", "11", "12", "13", "21", "22", "23", "24"))
                .extracting(waterfall::reason)
                .extracting(reason -> reason.substring(0, reason.indexOf(' ')))
                .containsExactly("2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "24th");
    }
}
