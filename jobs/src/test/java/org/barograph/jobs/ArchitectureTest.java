package org.barograph.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.functions.Function;

/** What may know what. */
@AnalyzeClasses(packages = "org.barograph", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Where event time rules: what these do must come out the same in a replay. */
  private static final String[] EVENT_TIME = {
    "org.barograph.jobs.model..",
    "org.barograph.jobs.ingest..",
    "org.barograph.jobs.match..",
    "org.barograph.jobs.enrich..",
    "org.barograph.jobs.detect.."
  };

  @ArchTest
  static final ArchRule modelKnowsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("org.barograph.jobs.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.barograph.jobs.model..");

  @ArchTest
  static final ArchRule eventTimeKnowsNoWallClock =
      noClasses()
          .that()
          .resideInAnyPackage(EVENT_TIME)
          .should()
          .accessTargetWhere(readsTheWallClock());

  @ArchTest
  static final ArchRule eventTimeKnowsNoServer =
      noClasses()
          .that()
          .resideInAnyPackage(EVENT_TIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.elasticsearch..",
              "co.elastic..",
              "org.apache.kafka..",
              "org.apache.flink.connector..",
              "org.barograph.connectors..",
              "org.barograph.jobs.kafka..",
              "org.barograph.jobs.index..");

  @ArchTest
  static final ArchRule decisionsAreFreeOfFlink =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.barograph.jobs.detect..",
              "org.barograph.jobs.enrich..",
              "org.barograph.jobs.match..")
          .and()
          .areNotAssignableTo(Function.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule chanceIsSeeded =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule connectorsDoNotKnowTheJobs =
      noClasses()
          .that()
          .resideInAPackage("org.barograph.connectors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.barograph.jobs..",
              "org.barograph.nlp..",
              "org.barograph.cli..",
              "org.barograph.stack..");

  @ArchTest
  static final ArchRule modelsOfLanguageKnowNeitherFlinkNorTheOthers =
      noClasses()
          .that()
          .resideInAPackage("org.barograph.nlp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "org.apache.kafka..",
              "co.elastic..",
              "org.barograph.jobs..",
              "org.barograph.connectors..",
              "org.barograph.cli..",
              "org.barograph.stack..");

  @ArchTest
  static final ArchRule jobsDoNotKnowTheLocalStack =
      noClasses()
          .that()
          .resideInAPackage("org.barograph.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.barograph.stack..", "org.barograph.cli..");

  /** An enum's hash differs from JVM to JVM; JobGraphsTest looks at the keys themselves. */
  @ArchTest
  static final ArchRule keysAreStrings =
      methods()
          .that()
          .haveName("keyOf")
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.barograph.jobs..")
          .should()
          .haveRawReturnType(String.class);

  @ArchTest
  static final ArchRule keysHoldNoEnum =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Key")
          .should()
          .haveRawType(DescribedPredicate.describe("an enum", type -> type.isEnum()))
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
    Set<String> ofSystem = Set.of("currentTimeMillis", "nanoTime");
    Set<String> ofFlink = Set.of("currentProcessingTime", "registerProcessingTimeTimer");
    return DescribedPredicate.describe(
        "read the wall clock",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          return (owner.equals("java.lang.System") && ofSystem.contains(name))
              || (owner.startsWith("java.time.") && name.equals("now"))
              || owner.equals(Clock.class.getName())
              || (owner.equals("java.util.Date") && name.equals("<init>"))
              || (owner.startsWith("org.apache.flink.") && ofFlink.contains(name));
        });
  }
}
