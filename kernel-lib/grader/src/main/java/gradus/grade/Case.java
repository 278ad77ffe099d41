package gradus.grade;

import gradus.tensor.Tensor;
import java.util.List;

/// The inputs on which an exercise is tried once.
public final class Case {
  private final List<Parameter> parameters;
  private final Object[] inputs;

  Case(List<Parameter> parameters, Object[] inputs) {
    if (parameters.size() != inputs.length) {
      throw new GradeException(
          "the inputs are %s, but %d values were given."
              .formatted(Parameter.names(parameters), inputs.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      parameters.get(i).check(inputs[i]);
    }
    this.parameters = parameters;
    this.inputs = inputs;
  }

  /// The inputs in their order, each time new ones: whoever gets them may change them.
  ///
  /// @return primitives in their boxes, strings, arrays and tensors
  public Object[] inputs() {
    return (Object[]) Plain.copy(inputs);
  }

  /// The names of the inputs.
  ///
  /// @return the names, in the order of [#inputs]
  public List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  /// An input that is a number.
  ///
  /// @param name its name
  /// @return the number
  public double number(String name) {
    return ((Number) get(name)).doubleValue();
  }

  /// An input that is a whole number.
  ///
  /// @param name its name
  /// @return the number
  public int whole(String name) {
    return ((Number) get(name)).intValue();
  }

  /// An input that is a `double[]`.
  ///
  /// @param name its name
  /// @return a new array
  public double[] vector(String name) {
    return (double[]) Plain.copy(get(name));
  }

  /// An input that is a `double[][]`.
  ///
  /// @param name its name
  /// @return new rows
  public double[][] matrix(String name) {
    return (double[][]) Plain.copy(get(name));
  }

  /// An input that is a tensor.
  ///
  /// @param name its name
  /// @return the tensor
  public Tensor tensor(String name) {
    return (Tensor) get(name);
  }

  /// Any input.
  ///
  /// @param name its name
  /// @return the input itself
  public Object get(String name) {
    int at = names().indexOf(name);
    if (at < 0) {
      throw new GradeException(
          "there is no input %s: the inputs are %s.".formatted(name, Parameter.names(parameters)));
    }
    return inputs[at];
  }

  /// How many numbers it is made of.
  int size() {
    return Plain.count(inputs);
  }

  /// The inputs with their names, as a report shows them.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < inputs.length; i++) {
      text.append(i == 0 ? "" : ", ");
      text.append(parameters.get(i).name()).append(" = ").append(Words.brief(inputs[i]));
    }
    return text.toString();
  }
}
