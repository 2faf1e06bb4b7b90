package org.barograph.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.junit.jupiter.api.Test;

class DashboardsCommandTest {

  private static final String NO_KEY = "BAROGRAPH_TEST_NO_SUCH_KEY";

  @Test
  void whatIsShippedIsValid() {
    CommandLines.Run run = CommandLines.run(List.of("dashboards", "validate"));

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCodes.OK);
    assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("ok "));
  }

  @Test
  void anElasticsearchThatIsNotThereIsAFailureAndNoDifference() {
    CommandLines.Run run =
        CommandLines.run(
            List.of("dashboards", "validate", "--elasticsearch", "http://127.0.0.1:1"));

    assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.err()).contains("barograph:").doesNotContain("bug");
  }

  @Test
  void withoutAKeyNothingIsDeployed() {
    CommandLines.Run run =
        CommandLines.run(
            List.of(
                "dashboards", "deploy", "--kibana", "http://127.0.0.1:1", "--api-key-env", NO_KEY));

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("no API key in environment variable " + NO_KEY);
  }

  @Test
  void anAddressIsNeeded() {
    assertThat(CommandLines.run(List.of("dashboards", "deploy")).code()).isEqualTo(ExitCodes.USAGE);
  }
}
