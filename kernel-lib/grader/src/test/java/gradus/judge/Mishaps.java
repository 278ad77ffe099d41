package gradus.judge;

import static gradus.judge.Attack.attack;
import static gradus.judge.Notebooks.GOOD;
import static gradus.judge.Notebooks.SOFTMAX;
import static gradus.judge.Notebooks.TOTAL;
import static gradus.judge.Notebooks.goodAfter;
import static gradus.judge.Notebooks.goodBut;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What goes wrong without malice: in the code, and in the file.
final class Mishaps {
  private static final String CODE = "Mishaps in the code";
  private static final String FILE = "Mishaps in the file";
  private static final String ALL = "4 3 3 2";

  private Mishaps() {}

  private static Attack answer(String name, String points, String line, String... lines) {
    return attack(CODE, name, points, line, goodBut(TOTAL, total(lines)));
  }

  /// A `total` that does something before it answers rightly.
  static String total(String... before) {
    return TOTAL.replace("double z = b;", String.join("\n", before) + "\ndouble z = b;");
  }

  private static String broken(String body) {
    return "double[] softmax(double[] z) { %s }".formatted(body);
  }

  static List<Attack> code() {
    return List.of(
        attack(CODE, "all is right", ALL, "", GOOD),
        attack(
            CODE,
            "stubs that throw",
            "0 0 0 0",
            "It ended with UnsupportedOperationException.",
            goodBut(
                TOTAL,
                "double total(double[] x, double[] w, double b) { throw new UnsupportedOperationException(); }",
                SOFTMAX,
                broken("throw new UnsupportedOperationException();"),
                Notebooks.TWICE,
                "Tensor twice(Tensor x) { throw new UnsupportedOperationException(); }",
                Notebooks.ANSWER,
                "var answer4 = \"?\";")),
        attack(
            CODE,
            "a cell that does not compile",
            "4 0 3 2",
            "cell 3 does not compile",
            goodBut(SOFTMAX, broken("return nothing to be seen;"))),
        attack(
            CODE,
            "a call of something undefined",
            "4 0 3 2",
            "It calls something that is not declared.",
            goodBut(SOFTMAX, broken("return exponentials(z);"))),
        attack(
            CODE,
            "an exception",
            "4 0 3 2",
            "It ended with ArrayIndexOutOfBoundsException.",
            goodBut(SOFTMAX, broken("return new double[] {z[z.length]};"))),
        attack(
            CODE,
            "an endless recursion",
            "4 0 3 2",
            "It ended with StackOverflowError.",
            goodBut(SOFTMAX, broken("return softmax(z);"))),
        answer(
            "prints on both streams",
            ALL,
            "",
            "System.out.println(x.length);",
            "System.err.println(b);"),
        answer(
            "a loop in the answer",
            "0 3 3 2",
            "It was stopped: it took longer than",
            "while (b < 9) {}"),
        answer(
            "sleeps for ever",
            "0 3 3 2",
            "It was stopped: it took longer than",
            "try { Thread.sleep(1_000_000); } catch (InterruptedException e) {}"),
        answer(
            "a loop that catches everything",
            "0 3 3 2",
            "It was stopped: it took longer than",
            "while (b < 9) { try { Thread.sleep(100); } catch (Throwable e) {} }"),
        attack(
            CODE,
            "a loop in a cell",
            ALL,
            "cell 1 was stopped: it took longer than",
            goodAfter("int spin = 0;\nwhile (true) { spin++; }")),
        attack(
            CODE,
            "ends Java in a cell",
            ALL,
            "cell 1 was stopped: it ended Java",
            goodAfter("Runtime.getRuntime().halt(0);")),
        answer(
            "ends Java in the answer",
            "0 3 3 2",
            "It was stopped: it ended Java.",
            "System.exit(0);"),
        answer(
            "fills the heap",
            "0 3 3 2",
            "It was stopped: it needed more than",
            "var hog = new ArrayList<double[]>();",
            "while (b < 9) hog.add(new double[1 << 20]);"),
        attack(
            CODE,
            "an array that is too large to cross",
            "4 0 3 2",
            "What it gave is no number",
            goodBut(SOFTMAX, broken("return new double[5 << 20];"))),
        answer(
            "prints without end",
            "0 3 3 2",
            "It was stopped: it printed more than",
            "while (b < 9) System.out.println(\"flood flood flood flood flood flood flood flood\");"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] good(String before, String after) {
    String text = new String(Notebooks.bytes(GOOD), StandardCharsets.UTF_8);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(before);
    }
    return utf8(text.replace(before, after));
  }

  static List<Attack> files() {
    String none = "0 0 0 0";
    byte[] whole = Notebooks.bytes(GOOD);
    return List.of(
        attack(FILE, "empty", none, "the file is empty", utf8("")),
        attack(
            FILE, "no JSON", none, "it is no JSON, or it ends too early", utf8("<html>no</html>")),
        attack(
            FILE,
            "cut off in the middle",
            none,
            "it is no JSON, or it ends too early",
            java.util.Arrays.copyOf(whole, whole.length / 2)),
        attack(FILE, "another JSON", none, "it has no list of cells", utf8("{\"a\": [1, 2]}")),
        attack(
            FILE,
            "cells that are a text",
            none,
            "it has no list of cells",
            utf8("{\"cells\": \"x\"}")),
        attack(
            FILE, "nested without end", none, "it is nested too deeply", utf8("[".repeat(100_000))),
        attack(FILE, "no code", none, "the notebook has no code", utf8("{\"cells\": []}")),
        attack(
            FILE,
            "an old format",
            none,
            "save it anew in JupyterLab",
            utf8("{\"worksheets\": [], \"nbformat\": 3}")),
        attack(
            FILE,
            "UTF-16",
            ALL,
            "the file is UTF-16",
            ("\uFEFF" + new String(whole, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_16LE)),
        attack(
            FILE,
            "a byte that is no UTF-8",
            ALL,
            "the file is not UTF-8",
            ("{\"odd\": \"\u00E9\"," + new String(whole, StandardCharsets.UTF_8).substring(1))
                .getBytes(StandardCharsets.ISO_8859_1)),
        attack(
            FILE,
            "two cells with the same id",
            ALL,
            "two cells have the same id, c0",
            good("\"id\":\"c1\"", "\"id\":\"c0\"")),
        attack(
            FILE,
            "two cells with the same grade_id",
            ALL,
            "two cells have the same grade_id, g",
            good("\"metadata\":{}", "\"metadata\":{\"nbgrader\":{\"grade_id\":\"g\"}}")),
        attack(
            FILE,
            "a kernel of another language",
            ALL,
            "its kernel is for python",
            good(
                "\"metadata\":{},\"nbformat\"",
                "\"metadata\":{\"kernelspec\":{\"language\":\"python\"}},\"nbformat\"")),
        attack(FILE, "all metadata stripped", ALL, "", good("\"metadata\":{},", "")),
        attack(
            FILE,
            "a cell that is a number",
            ALL,
            "cell 1 is damaged",
            good("{\"cells\":[", "{\"cells\":[7,")),
        attack(
            FILE,
            "a cell of 300,000 characters",
            ALL,
            "cell 1 has more than 200,000 characters",
            goodAfter("// " + "x".repeat(300_000))),
        attack(
            FILE,
            "magics",
            ALL,
            "cell 1: %maven was left out",
            goodAfter("%maven org.example:anything:1.0\nint kept = 1;")));
  }
}
