package gradus.figure;

import gradus.notebook.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.shaded.com.google.gson.Gson;

/// A figure that needs no kernel: pictures drawn beforehand, and controls that choose among them.
///
/// Without scripts, as in an untrusted notebook, it is one picture and its text. The controls are
/// made by the script, so that none is there that does nothing.
final class Frames {
  /// What a figure may take in a saved notebook, all forms together.
  static final int MOST_BYTES = 300_000;

  /// A longer wait for the next picture looks like a button that does nothing.
  private static final int SLOWEST_MILLIS = 700;

  private static final Gson GSON = new Gson();
  private static final String SCRIPT = Resources.text("frames.js");

  private final Figure figure;
  private final int count;
  private final String data;

  private Frames(Figure figure, int count, String data) {
    this.figure = figure;
    this.count = count;
    this.data = data;
  }

  /// Draws as many frames as fit.
  ///
  /// @param room how many bytes they may take
  static Frames of(Figure figure, int room) {
    int most = figure.frames();
    while (true) {
      Frames frames = of(figure, Sampler.of(figure.knobs(), most));
      int size = frames.data.length();
      if (size <= room || most == 1) {
        return frames;
      }
      most = Math.max(1, Math.min(most - 1, (int) ((long) most * room / size)));
    }
  }

  private static Frames of(Figure figure, Sampler sample) {
    var pictures = new LinkedHashMap<String, Integer>();
    var frames = new ArrayList<Map<String, Object>>();
    for (Object[] setting : sample.settings()) {
      Frame frame = figure.frame(setting);
      int index =
          pictures.computeIfAbsent(frame.picture().base64(Picture.COARSE), _ -> pictures.size());
      // Map.of has another order in each Java, and what is saved would change from run to run.
      var one = new LinkedHashMap<String, Object>();
      one.put("picture", index);
      one.put("text", frame.text());
      one.put("alt", frame.picture().alt());
      frames.add(one);
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("star", sample.isStar());
    data.put("knobs", knobs(figure, sample.values()));
    data.put("pictures", pictures.keySet());
    data.put("frames", frames);
    // A text that says </script> must not end the script.
    return new Frames(figure, frames.size(), GSON.toJson(data).replace("</", "<\\/"));
  }

  private static List<Map<String, Object>> knobs(Figure figure, List<List<?>> values) {
    var all = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < values.size(); i++) {
      Knob<?> knob = figure.knobs().get(i);
      List<?> some = values.get(i);
      var one = new LinkedHashMap<String, Object>();
      one.put("name", knob.name());
      one.put("kind", kind(knob));
      one.put("values", some.stream().map(knob::say).toList());
      one.put("start", Math.max(0, some.indexOf(knob.start())));
      if (knob instanceof Playback playback) {
        int skipped = playback.millis() * Math.max(1, playback.positions() / some.size());
        one.put("millis", Math.max(playback.millis(), Math.min(SLOWEST_MILLIS, skipped)));
      }
      all.add(one);
    }
    return all;
  }

  private static String kind(Knob<?> knob) {
    return switch (knob) {
      case Slider _, Count _, Dots _ -> "range";
      case Choice<?> _ -> "choice";
      case Toggle _ -> "toggle";
      case Press _ -> "press";
      case Playback _ -> "play";
    };
  }

  /// How many frames there are.
  int count() {
    return count;
  }

  /// The figure as HTML, showing a frame until a control is moved.
  String html(Frame now) {
    String script = "%s(document.currentScript.parentElement, %s)".formatted(SCRIPT, data);
    return Stage.lasting(figure.title(), now.picture(), now.text(), script);
  }
}
