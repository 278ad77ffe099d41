package gradus.judge;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import gradus.judge.Mark.StageMark;
import gradus.judge.Mark.TaskMark;
import java.util.List;

/// Marks for other programs: all that is known, as JSON.
final class JsonReport {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private JsonReport() {}

  static String of(List<Mark> marks) {
    var all = new JsonArray();
    for (Mark mark : marks) {
      var one = new JsonObject();
      one.addProperty("file", mark.file());
      one.addProperty("student", mark.student());
      one.addProperty("homework", mark.sheet());
      one.addProperty("points", mark.points());
      one.addProperty("of", mark.of());
      one.addProperty("isolated", mark.isolated());
      one.addProperty("refusal", mark.refusal());
      var remarks = new JsonArray();
      mark.remarks().forEach(remarks::add);
      one.add("remarks", remarks);
      var tasks = new JsonArray();
      mark.tasks().forEach(task -> tasks.add(task(task)));
      one.add("tasks", tasks);
      all.add(one);
    }
    return GSON.toJson(all) + "\n";
  }

  private static JsonObject task(TaskMark task) {
    var one = new JsonObject();
    one.addProperty("id", task.id());
    one.addProperty("title", task.title());
    one.addProperty("points", task.points());
    one.addProperty("of", task.of());
    var stages = new JsonArray();
    for (StageMark stage : task.stages()) {
      var rung = new JsonObject();
      rung.addProperty("name", stage.name());
      rung.addProperty("points", stage.isRight() ? stage.points() : 0);
      rung.addProperty("of", stage.points());
      rung.addProperty("text", stage.text());
      stages.add(rung);
    }
    one.add("stages", stages);
    return one;
  }
}
