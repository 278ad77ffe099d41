package gradus.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something to be programmed, as data: what is given, what is asked for in stages, what is right,
/// and which mistakes are known.
///
/// ```
/// exercise("hw01.1", "The sum inside a neuron")
///     .asks("double weightedSum(double[] x, double[] w, double b)")
///     .given("double[] x, double[] w, double b")
///     .example(new double[] {1.5, 1.0}, new double[] {1.2, -0.8}, 0.5)
///     .drawn(8, (dice, size) -> inputs(dice.vector(size), dice.vector(size), dice.tenths(-1, 1)))
///     .stages(stage("sum", 2, z))
///     .misconception("the bias is left out", "z", "What …?", in -> dot(in.vector("x"), in.vector("w")));
/// ```
///
/// Stages are rungs of a ladder: one counts when it and all before it are right on every case.
/// Every method returns a new exercise.
public final class Exercise implements Task {
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\s*\\(");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:record|class|interface|enum)\\s+(\\w+)");

  private final String id;
  private final String title;
  private List<String> asks = List.of();
  private List<Parameter> parameters = List.of();
  private List<Object[]> examples = List.of();
  private int draws;
  private Inputs inputs = (dice, size) -> new Object[0];
  private List<Stage> stages = List.of();
  private List<Misconception> misconceptions = List.of();
  private List<String> forbidden = List.of();

  private Exercise(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// A copy in which something is different. Nobody else sees an exercise before it is complete.
  private Exercise with(Consumer<Exercise> change) {
    var copy = new Exercise(id, title);
    copy.asks = asks;
    copy.parameters = parameters;
    copy.examples = examples;
    copy.draws = draws;
    copy.inputs = inputs;
    copy.stages = stages;
    copy.misconceptions = misconceptions;
    copy.forbidden = forbidden;
    change.accept(copy);
    return copy;
  }

  /// Begins an exercise.
  ///
  /// @param id the sheet's name, a point, and a number
  /// @param title what it is about
  /// @return an exercise that asks for nothing yet
  public static Exercise exercise(String id, String title) {
    return new Exercise(id, title);
  }

  /// Says what the learner has to declare, one text for each method, record, class or variable, as
  /// it stands in the exercise: reports quote it.
  ///
  /// @param declarations such as `double relu(double z)` or `record Neuron(double[] w, double b)`
  /// @return another exercise
  public Exercise asks(String... declarations) {
    return with(copy -> copy.asks = List.of(declarations));
  }

  /// Names the inputs of a case.
  ///
  /// @param list types and names, `double[] x, int n`; the types are double, float, int, long,
  ///   boolean, String, arrays of these, and Tensor
  /// @return another exercise
  public Exercise given(String list) {
    return with(copy -> copy.parameters = Parameter.list(list));
  }

  /// Adds a case with inputs of the author's choice, such as the numbers of the lesson.
  ///
  /// @param values the inputs, in their order
  /// @return another exercise
  public Exercise example(Object... values) {
    return with(copy -> copy.examples = added(examples, values));
  }

  /// Draws cases.
  ///
  /// @param count how many
  /// @param draw draws one; small ones first
  /// @return another exercise
  public Exercise drawn(int count, Inputs draw) {
    return with(copy -> {
      copy.draws = count;
      copy.inputs = draw;
    });
  }

  /// Says what is asked for.
  ///
  /// @param rungs the stages, in the order in which one follows from another
  /// @return another exercise
  public Exercise stages(Stage... rungs) {
    return with(copy -> copy.stages = List.of(rungs));
  }

  /// Adds a mistake that is known.
  ///
  /// @param name a few words that name it
  /// @param value the value that it gets wrong first
  /// @param hint what a learner who made it is told
  /// @param wrong computes what the mistake leads to; may throw what the mistake throws
  /// @return another exercise
  public Exercise misconception(
      String name, String value, String hint, Function<Case, Object> wrong) {
    var known = new Misconception(name, value, hint, wrong);
    return with(copy -> copy.misconceptions = added(misconceptions, known));
  }

  /// Forbids parts of the library to the learner's code. The judge finds calls in compiled code.
  ///
  /// @param names packages (`gradus.autodiff`), classes (`gradus.tensor.Tape`) or methods
  ///   (`gradus.tensor.Tensor#backward`)
  /// @return another exercise
  public Exercise forbids(String... names) {
    return with(copy -> copy.forbidden = List.of(names));
  }

  private static <T> List<T> added(List<T> list, T element) {
    return Stream.concat(list.stream(), Stream.of(element)).toList();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int points() {
    return stages.stream().mapToInt(Stage::points).sum();
  }

  /// What the learner has to declare.
  ///
  /// @return the declarations, as the author wrote them
  public List<String> asks() {
    return asks;
  }

  /// The stages.
  ///
  /// @return the stages, in the order in which one follows from another
  public List<Stage> stages() {
    return stages;
  }

  /// The mistakes that are known.
  ///
  /// @return the misconceptions, in the author's order
  public List<Misconception> misconceptions() {
    return misconceptions;
  }

  /// What the learner's code may not call.
  ///
  /// @return packages, classes and methods, as in [#forbids]
  public List<String> forbidden() {
    return forbidden;
  }

  /// The names that the learner declares: of [#asks], without types and parameters.
  ///
  /// @return the names
  public List<String> names() {
    return asks.stream().map(Exercise::nameIn).toList();
  }

  static String nameIn(String declaration) {
    Matcher type = TYPE.matcher(declaration);
    if (type.find()) {
      return type.group(1);
    }
    Matcher method = METHOD.matcher(declaration);
    return method.find()
        ? method.group(1)
        : declaration.replaceAll("\\s*[=;].*", "").replaceAll(".*\\s", "");
  }

  /// The cases for a seed: the one with the fewest numbers first, examples before drawn ones.
  ///
  /// @param seed what to draw from
  /// @return the cases
  public List<Case> cases(Seed seed) {
    var cases = new ArrayList<Case>();
    examples.forEach(values -> cases.add(new Case(parameters, values)));
    for (int i = 1; i <= draws; i++) {
      cases.add(new Case(parameters, inputs.draw(seed.dice(id, i), i)));
    }
    cases.sort(Comparator.comparingInt(Case::size)); // keeps the order of equal ones
    return cases;
  }

  /// The entry to the learner's code for a stage: a Java expression of the type
  /// `java.util.function.Function<Object[], Object[]>`, from the inputs of a case to the values of
  /// the stage, to be evaluated where the learner's declarations are.
  ///
  /// @param stage one of [#stages]
  /// @return the expression
  public String entry(Stage stage) {
    return stage.entry(parameters);
  }
}
