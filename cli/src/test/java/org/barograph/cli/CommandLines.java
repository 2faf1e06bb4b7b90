package org.barograph.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs commands in this process and keeps what they print. */
public final class CommandLines {

  /** What a command printed. */
  public record Run(int code, String out, String err) {}

  private CommandLines() {}

  public static Run run(List<String> arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Barograph.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }
}
