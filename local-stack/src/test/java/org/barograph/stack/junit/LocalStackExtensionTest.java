package org.barograph.stack.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.barograph.stack.LocalStack;
import org.barograph.stack.StackFolders;
import org.barograph.stack.StackStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class LocalStackExtensionTest {

  @Test
  void givesARunningStackAsParameter(LocalStack stack) {
    assertThat(LocalStack.status(stack.folder()).phase()).isEqualTo(StackStatus.Phase.RUNNING);
    assertThat(stack.folder()).isEqualTo(StackFolders.ofTests());
  }

  @Test
  void laterModuleGetsTheServersThatRunAlready(LocalStack stack) {
    var later = SharedStack.attachOrStart(StackFolders.ofTests(), BuildProcess.pid());

    assertThat(later.kafka().pid()).isEqualTo(stack.kafka().pid());
    assertThat(later.elasticsearch().pid()).isEqualTo(stack.elasticsearch().pid());
  }

  @Test
  void ownerIsTheBuildAndNotThisForkOfIt() {
    boolean forked = System.getProperty("surefire.real.class.path") != null;

    assertThat(BuildProcess.pid() != ProcessHandle.current().pid()).isEqualTo(forked);
  }
}
