package gradus.kernel;

import gradus.kernel.CellPlaces.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/// Says what the compiler did not understand, and where in the cell.
final class CompileReport {
  private static final String NAME = "CompileError";

  private CompileReport() {}

  /// A statement that did not compile.
  ///
  /// @param start where the statement starts
  static CellError rejected(JShell shell, Snippet snippet, Place start) {
    var report = new ArrayList<String>();
    String first = "";
    List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
    for (Diag error : errors) {
      String message = Names.message(error.getMessage(Locale.ENGLISH));
      String source = snippet.source();
      int at = Math.clamp(error.getPosition(), 0, source.length());
      Place place = start.down(Sources.lines(source, at));
      int column = at - (source.lastIndexOf('\n', at - 1) + 1);
      // The first line of a snippet may be indented or follow another statement in the cell.
      String sourceLine =
          source.lines().skip(place.line() - (long) start.line()).findFirst().orElse("");
      int shift = Math.max(0, place.text().indexOf(sourceLine));
      first = first.isEmpty() ? place + ": " + message : first;
      report.add(Colors.bold(place + ": ") + Colors.red(message));
      report.add("    " + place.text());
      report.add("    " + " ".repeat(shift + column) + Colors.red("^"));
    }
    if (errors.isEmpty() && snippet instanceof DeclarationSnippet declared) {
      first = start + ": not defined: " + missing(shell, declared);
      report.add(
          Colors.bold(start + ": ") + Colors.red("not defined: " + missing(shell, declared)));
      report.add("    " + start.text());
    }
    if (start.line() > 1) {
      report.add("What stands before line " + start.line() + " of the cell has run.");
    }
    return new CellError(NAME, first, report);
  }

  /// Text that ends in the middle of a statement.
  ///
  /// @param start where the statement starts
  static CellError incomplete(Place start) {
    String text = start + ": this statement does not end. Is a ), a }, a \" or a ; missing?";
    return new CellError(
        NAME,
        text,
        List.of(
            Colors.bold(start + ": ")
                + Colors.red("this statement does not end. Is a ), a }, a \" or a ; missing?"),
            "    " + start.text()));
  }

  /// A method or class that was used although something in it is not defined.
  static CellError called(JShell shell, UnresolvedReferenceException e, CellPlaces places) {
    DeclarationSnippet snippet = e.getSnippet();
    String text =
        snippet.name()
            + " cannot run: it needs "
            + missing(shell, snippet)
            + ", not defined so far";
    var report = new ArrayList<String>();
    report.add(Colors.red("UndefinedError: ") + text);
    Place where = places.start(snippet.id());
    if (where != null) {
      report.add(Colors.bold(where + ": ") + "here it is written");
      report.add("    " + where.text());
    }
    return new CellError("UndefinedError", text, report);
  }

  /// A method or class in which something is not defined, at the end of the cell that made it.
  static String unresolved(JShell shell, DeclarationSnippet snippet, CellPlaces places) {
    Place where = places.start(snippet.id());
    return (where == null ? "" : where + ": ")
        + snippet.name()
        + " needs "
        + missing(shell, snippet)
        + ", which is not defined so far. "
        + snippet.name()
        + " can be used once it is.";
  }

  /// Variables that lost their values because their class was written anew.
  static String emptied(List<String> names) {
    boolean one = names.size() == 1;
    return "A class was written anew, so what was made of the old one is gone. "
        + (one ? "This variable is empty now: " : "These variables are empty now: ")
        + String.join(", ", names)
        + ". Run the "
        + (one ? "cell that fills it." : "cells that fill them.");
  }

  private static String missing(JShell shell, DeclarationSnippet snippet) {
    return shell
        .unresolvedDependencies(snippet)
        .map(Names::message)
        .collect(Collectors.joining(" and "));
  }
}
