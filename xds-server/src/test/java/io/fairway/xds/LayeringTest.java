package io.fairway.xds;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Who may know whom, in one place that reads like the table in docs/architecture.md. */
@AnalyzeClasses(packages = "io.fairway", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    /** Where the program meets the outside: the only places that may ask for the time, the environment or chance. */
    private static final String[] EDGES = {"io.fairway.xds.demo..", "io.fairway.xds.cli..", "io.fairway.bench.."};

    @ArchTest
    final ArchRule packagesHaveNoCycles =
            slices().matching("io.fairway.(**)").should().beFreeOfCycles();

    @ArchTest
    final ArchRule decisionsKnowNoEnvoy = classesIn("io.fairway.xds.decide..", "io.fairway.xds.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.envoyproxy..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    final ArchRule modelKnowsNobody = classesIn("io.fairway.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.policies..", "io.fairway.gateway..", "io.fairway.watchers..", "io.fairway.xds..");

    @ArchTest
    final ArchRule kubernetesEndsInTheWatchers = classesOutside("io.fairway.watchers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..");

    @ArchTest
    final ArchRule cryptographyStaysWithCertificates = classesOutside("io.fairway.xds.certificates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..");

    @ArchTest
    final ArchRule commandLineStaysInCli = noClasses()
            .that(not(resideInAnyPackage("io.fairway.xds.cli..")))
            .and()
            .doNotHaveFullyQualifiedName("io.fairway.xds.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..");

    @ArchTest
    final ArchRule metersStayInMetricsClasses = noClasses()
            .that(not(simpleNameEndingWith("Metrics")))
            .and(not(resideInAnyPackage("io.fairway.xds.admin..", "io.fairway.xds.pipeline..")))
            .and()
            .doNotHaveFullyQualifiedName("io.fairway.xds.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..");

    @ArchTest
    final ArchRule lowerPackagesDoNotKnowTheLoop = classesIn(
                    "io.fairway.xds.decide..",
                    "io.fairway.xds.translate..",
                    "io.fairway.xds.snapshot..",
                    "io.fairway.xds.stream..",
                    "io.fairway.xds.proxy..",
                    "io.fairway.xds.certificates..",
                    "io.fairway.xds.config..",
                    "io.fairway.xds.bootstrap..",
                    "io.fairway.xds.envoy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fairway.xds.pipeline..", "io.fairway.xds.cli..", "io.fairway.xds.demo..");

    @ArchTest
    final ArchRule timeIsPassedIn = classesOutside(EDGES)
            .and()
            .doNotHaveFullyQualifiedName("io.fairway.xds.Main")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    final ArchRule chanceIsPassedIn = classesOutside(EDGES)
            .and()
            .doNotHaveFullyQualifiedName("io.fairway.xds.Main")
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    final ArchRule onlyMainAsksTheEnvironmentOrExits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.fairway.xds.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv");

    private static GivenClassesConjunction classesIn(String... packages) {
        return noClasses().that().resideInAnyPackage(packages);
    }

    private static GivenClassesConjunction classesOutside(String... packages) {
        return noClasses().that(not(JavaClass.Predicates.resideInAnyPackage(packages)));
    }
}
