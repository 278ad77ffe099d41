package gradus.vector;

import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Op;
import gradus.tensor.Unary;
import gradus.tensor.Where;
import java.util.ArrayList;
import java.util.List;

/// What each op does on a lane.
final class LaneOps {
  private LaneOps() {}

  /// Whether an op can be written in lanes. The others are rare, and computed as specified.
  static boolean knows(Op op) {
    return switch (op) {
      case Unary unary ->
          switch (unary) {
            case SIN, COS, ERF, ERFC -> false;
            default -> true;
          };
      case Binary binary -> binary != Binary.POWER;
      case Where _ -> true;
      default -> false;
    };
  }

  /// The program of a chain.
  static Program program(Chain chain) {
    var writer = new Lane.Writer();
    List<Lane> values = new ArrayList<>();
    for (int i = 0; i < chain.inputs(); i++) {
      values.add(writer.input());
    }
    for (Chain.Link link : chain.links()) {
      values.add(apply(link.op(), link.of().stream().map(values::get).toList()));
    }
    return writer.finish(chain.outputs().stream().map(values::get).toArray(Lane[]::new));
  }

  private static Lane apply(Op op, List<Lane> in) {
    return switch (op) {
      case Unary unary -> unary(unary, in.getFirst());
      case Binary binary -> binary(binary, in.getFirst(), in.getLast());
      case Where _ -> in.get(0).notEqual(in.get(0).constant(0)).choose(in.get(1), in.get(2));
      default -> throw unknown(op);
    };
  }

  private static Lane unary(Unary op, Lane x) {
    Lane zero = x.constant(0);
    return switch (op) {
      case NEGATE -> x.negate();
      case ABS -> x.abs();
      case SQUARE -> x.times(x);
      case SQRT -> x.sqrt();
      case RECIPROCAL -> x.constant(1).div(x);
      case EXP -> LaneFunctions.exp(x);
      case LOG -> LaneFunctions.log(x);
      case EXPM1 -> LaneFunctions.expm1(x);
      case LOG1P -> LaneFunctions.log1p(x);
      case TANH -> LaneFunctions.tanh(x);
      case SIGMOID -> LaneFunctions.sigmoid(x);
      case SOFTPLUS -> LaneFunctions.softplus(x);
      // NaN is not at most 0, and stays.
      case RELU -> x.atMost(0f).choose(zero, x);
      case STEP -> x.greater(0f).oneOrZero();
      case SIGN -> x.greater(0f).choose(x.constant(1), x.less(0f).choose(x.constant(-1), x));
      case SIN, COS, ERF, ERFC -> throw unknown(op);
    };
  }

  private static Lane binary(Binary op, Lane a, Lane b) {
    return switch (op) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case MULTIPLY -> a.times(b);
      case DIVIDE -> a.div(b);
      case MAXIMUM -> a.maximum(b);
      case MINIMUM -> a.minimum(b);
      case EQUAL -> a.equalTo(b).oneOrZero();
      case NOT_EQUAL -> a.notEqual(b).oneOrZero();
      case GREATER -> b.less(a).oneOrZero();
      case GREATER_EQUAL -> b.atMost(a).oneOrZero();
      case POWER -> throw unknown(op);
    };
  }

  private static IllegalArgumentException unknown(Op op) {
    return new IllegalArgumentException(op.label() + " is not computed in lanes.");
  }
}
