package org.barograph.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/** What tests keep to. JUnit 4 is on their class path for Flink's test utilities alone. */
@AnalyzeClasses(packages = "org.barograph", importOptions = ImportOption.OnlyIncludeTests.class)
class TestStyleTest {

  @ArchTest
  static final ArchRule noJUnit4 =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.junit",
              "org.junit.rules..",
              "org.junit.runner..",
              "org.junit.runners..",
              "org.junit.experimental..",
              "junit.framework..",
              "org.hamcrest..");

  @ArchTest
  static final ArchRule chanceIsSeeded =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule noSleeping =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
