package gradus.bench;

import gradus.nn.Layer;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// A small network made of [Value]s, one for each weight and each number on the way.
public final class ScalarTraining implements Training {
  private static final double RATE = 0.1;

  private final List<Value[][]> weights = new ArrayList<>();
  private final List<Value[]> biases = new ArrayList<>();
  private final List<Value> parameters = new ArrayList<>();
  private final double[][] inputs;
  private final double[] targets;

  /// The same network as one of linear layers with a ReLU between them.
  ///
  /// @param workload its data, layers and initial weights
  public ScalarTraining(Workload workload) {
    Layer model = workload.model();
    List<Tensor> tensors = model.parameters();
    for (int i = 0; i < tensors.size(); i += 2) {
      double[][] rows = rows(tensors.get(i));
      var layer = new Value[rows.length][];
      for (int j = 0; j < rows.length; j++) {
        layer[j] = learned(rows[j]);
      }
      weights.add(layer);
      biases.add(learned(tensors.get(i + 1).toArray()));
    }
    inputs = rows(workload.x());
    targets = workload.y().toArray();
  }

  private static double[][] rows(Tensor matrix) {
    var rows = new double[matrix.size(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix.get(i).toArray();
    }
    return rows;
  }

  private Value[] learned(double... numbers) {
    Value[] values = constants(numbers);
    parameters.addAll(List.of(values));
    return values;
  }

  private static Value[] constants(double... numbers) {
    var values = new Value[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Value(numbers[i]);
    }
    return values;
  }

  @Override
  public DoubleSupplier step() {
    var sum = new Value(0);
    for (int i = 0; i < inputs.length; i++) {
      Value output = forward(constants(inputs[i]));
      sum = sum.plus(output.minus(new Value(targets[i])).square());
    }
    Value loss = sum.times(new Value(1.0 / inputs.length));
    parameters.forEach(parameter -> parameter.grad = 0);
    loss.backward();
    parameters.forEach(parameter -> parameter.data -= RATE * parameter.grad);
    return () -> loss.data;
  }

  private Value forward(Value... x) {
    Value[] values = x;
    for (int i = 0; i < weights.size(); i++) {
      values = layer(weights.get(i), biases.get(i), values, i + 1 < weights.size());
    }
    return values[0];
  }

  private static Value[] layer(Value[][] weight, Value[] bias, Value[] x, boolean bent) {
    var outputs = new Value[bias.length];
    for (int j = 0; j < outputs.length; j++) {
      Value sum = bias[j];
      for (int k = 0; k < x.length; k++) {
        sum = sum.plus(weight[j][k].times(x[k]));
      }
      outputs[j] = bent ? sum.relu() : sum;
    }
    return outputs;
  }
}
