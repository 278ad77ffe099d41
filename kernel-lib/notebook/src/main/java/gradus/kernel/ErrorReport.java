package gradus.kernel;

import gradus.kernel.CellPlaces.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Shows an exception as the reader can use it: what it is, the line of the cell from which it
/// came, and the way there without the frames of the kernel.
final class ErrorReport {
  private static final int LONGEST_CYCLE = 8;
  private static final int MOST_FRAMES = 30;

  private final UnaryOperator<StackTraceElement[]> translate;
  private final CellPlaces places;

  /// @param translate turns frames of compiled snippets into frames of numbered snippets
  /// @param places says where the snippets stand
  ErrorReport(UnaryOperator<StackTraceElement[]> translate, CellPlaces places) {
    this.translate = translate;
    this.places = places;
  }

  /// The error that the front end gets.
  CellError of(Throwable thrown) {
    String name = Names.simple(thrown.getClass());
    String text = text(thrown);
    return new CellError(name, text, lines(thrown, name, text));
  }

  /// The error for a cell that was stopped.
  ///
  /// @param name the kind of error
  /// @param text why it was stopped
  /// @param where an exception whose trace says where it was
  CellError stopped(String name, String text, Throwable where) {
    return new CellError(name, text, lines(where, name, text));
  }

  private static String text(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException | StackOverflowError e) {
      message = "(its message could not be made: " + e + ")";
    }
    return message == null ? "" : Names.plain(message);
  }

  private List<String> lines(Throwable thrown, String name, String text) {
    var lines = new ArrayList<String>();
    lines.add(headline(name, text));
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(thrown);
    StackTraceElement[] trace = translate.apply(thrown.getStackTrace());
    pointAtSource(lines, trace);
    addFrames(lines, trace);
    for (Throwable also : thrown.getSuppressed()) {
      lines.add("Also: " + headline(Names.simple(also.getClass()), text(also)));
    }
    Throwable cause = thrown.getCause();
    while (cause != null && seen.add(cause)) {
      lines.add("Caused by " + headline(Names.simple(cause.getClass()), text(cause)));
      addFrames(lines, translate.apply(cause.getStackTrace()));
      cause = cause.getCause();
    }
    return lines;
  }

  private static String headline(String name, String text) {
    return Colors.red(name) + (text.isEmpty() ? "" : ": " + text);
  }

  private void pointAtSource(List<String> lines, StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      Place place = place(frame);
      if (place != null) {
        lines.add(Colors.bold(place + ":"));
        lines.add("    " + place.text().strip());
        return;
      }
    }
  }

  private void addFrames(List<String> lines, StackTraceElement[] trace) {
    List<StackTraceElement> frames =
        Arrays.stream(trace).filter(frame -> !isKernel(frame)).toList();
    // A single frame in a cell says nothing that the pointer has not said.
    if (frames.size() > 1 || (frames.size() == 1 && place(frames.getFirst()) == null)) {
      lines.addAll(shorten(frames.stream().map(frame -> "  at " + describe(frame)).toList()));
    }
  }

  private String describe(StackTraceElement frame) {
    String type = frame.getClassName();
    String simple = Names.nested(Names.plain(type.substring(type.lastIndexOf('.') + 1)));
    String method = Names.method(frame.getMethodName());
    if (method.startsWith("do_it")) {
      method = "";
    }
    String call = simple.isEmpty() || method.isEmpty() ? simple + method : simple + "." + method;
    Place place = place(frame);
    if (place != null) {
      return call.isEmpty() ? place.toString() : call + " (" + place + ")";
    }
    String file = frame.getFileName();
    if (file == null || file.startsWith("#")) {
      return call;
    }
    return call
        + " ("
        + file
        + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "")
        + ")";
  }

  private @Nullable Place place(StackTraceElement frame) {
    String file = frame.getFileName();
    return file == null || !file.startsWith("#")
        ? null
        : places.find(file.substring(1), frame.getLineNumber());
  }

  private static boolean isKernel(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("gradus.kernel.")
        || type.startsWith("org.dflib.jjava.")
        || type.startsWith("jdk.jshell.")
        || type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.invoke.")
        || type.startsWith("java.lang.reflect.")
        || type.equals("java.util.concurrent.FutureTask");
  }

  /// Shows a repeated stretch of frames once, and cuts what is still too long in the middle.
  static List<String> shorten(List<String> frames) {
    var shown = new ArrayList<String>();
    int i = 0;
    while (i < frames.size()) {
      int cycle = 0;
      int times = 1;
      for (int length = 1; length <= LONGEST_CYCLE && times == 1; length++) {
        times = repeats(frames, i, length);
        cycle = length;
      }
      if (times > 2) {
        shown.addAll(frames.subList(i, i + cycle));
        shown.add("  … " + (times - 1) + " more times");
        i += cycle * times;
      } else {
        shown.add(frames.get(i++));
      }
    }
    if (shown.size() > MOST_FRAMES) {
      int half = MOST_FRAMES / 2;
      int cut = shown.size() - 2 * half;
      shown.subList(half, shown.size() - half).clear();
      shown.add(half, "  … " + cut + " more");
    }
    return shown;
  }

  private static int repeats(List<String> frames, int from, int length) {
    int times = 1;
    while (from + (times + 1) * length <= frames.size()
        && frames
            .subList(from, from + length)
            .equals(frames.subList(from + times * length, from + (times + 1) * length))) {
      times++;
    }
    return times;
  }
}
