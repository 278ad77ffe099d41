package gradus.notebook;

import gradus.tensor.Tensor;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// How a notebook shows a tensor: its numbers, its shape and type, what they are like, where it
/// came from, and its gradient.
final class TensorCard {
  private static final String FAINT = "color:var(--jp-content-font-color2,#59636e)";
  private static final String RED = "color:var(--jp-error-color1,#c62828);font-weight:600";
  private static final String BOLD = "font-weight:600";
  private static final String CODE =
      "margin:4px 0;padding:0;background:none;line-height:1.35;"
          + "font-family:var(--jp-code-font-family,monospace)";
  private static final String BARS = CODE + ";color:var(--jp-brand-color1,#1558b0)";

  private final Tensor tensor;
  private final Summary summary;

  private TensorCard(Tensor tensor) {
    this.tensor = tensor;
    this.summary = Summary.of(tensor.toArray());
  }

  static DisplayData of(Tensor tensor) {
    var card = new TensorCard(tensor);
    return Bundle.html(card.text(), card.html());
  }

  String text() {
    String text = tensor + "\n" + kind() + numbersText();
    return tensor.hasGrad()
        ? text + "\ngradient:\n" + tensor.grad() + new TensorCard(tensor.grad()).numbersText()
        : text;
  }

  /// No script, and no style that a reader would miss: where styles are taken away there remain the
  /// numbers and lines of text.
  String html() {
    String html = "<div>" + numbersHtml(line(FAINT, kind()));
    return tensor.hasGrad()
        ? html + line(BOLD, "gradient") + new TensorCard(tensor.grad()).numbersHtml("") + "</div>"
        : html + "</div>";
  }

  /// `tensor (4, 2) float32, requires grad`
  private String kind() {
    String kind = "tensor %s %s".formatted(tensor.shape(), tensor.dtype());
    if (tensor.isGradRequired()) {
      return kind + ", requires grad";
    }
    if (tensor.isLeaf()) {
      return kind;
    }
    return kind + tensor.node().map(node -> ", made by " + node.op().label()).orElse(", computed");
  }

  private String numbersText() {
    return (summary.range().isEmpty() ? "" : "\n" + summary.range())
        + (summary.bars().isEmpty() ? "" : "\n|" + summary.bars() + "|")
        + (summary.trouble().isEmpty() ? "" : "\nattention: " + summary.trouble());
  }

  private String numbersHtml(String heading) {
    return "<pre style=\"%s\">%s</pre>".formatted(CODE, Html.escape(tensor.toString()))
        + heading
        + line(FAINT, summary.range())
        + line(BARS, summary.bars().replace(' ', '\u00A0')) // browsers join common spaces
        + line(RED, summary.trouble());
  }

  private static String line(String style, String text) {
    return text.isEmpty() ? "" : "<div style=\"%s\">%s</div>".formatted(style, Html.escape(text));
  }
}
