package gradus.tensor;

import java.util.ArrayList;
import java.util.List;

/// A chain carried out op by op: the specification of what a fused one computes.
final class ChainSteps implements Chain.Fused {
  private final Backend backend;
  private final Chain chain;
  private final List<Tensor> values = new ArrayList<>();
  private final List<Tensor> out;

  ChainSteps(Backend backend, Chain chain, List<Tensor> in, List<Tensor> out) {
    this.backend = backend;
    this.chain = chain;
    this.out = out;
    values.addAll(in);
    for (Chain.Link link : chain.links()) {
      var of = of(link);
      Shape shape = link.op().shape(of);
      values.add(new Tensor(Storage.allocate(link.op().type(of), shape.numel()), Layout.of(shape)));
    }
  }

  private List<Tensor> of(Chain.Link link) {
    return link.of().stream().map(values::get).toList();
  }

  @Override
  public void run() {
    for (int i = 0; i < chain.links().size(); i++) {
      Chain.Link link = chain.links().get(i);
      link.op().forward(backend, of(link), values.get(chain.inputs() + i));
    }
    // Only now: an output may be the array of an input.
    for (int i = 0; i < out.size(); i++) {
      backend.copy(values.get(chain.outputs().get(i)), out.get(i));
    }
  }

  @Override
  public void replace(int input, Tensor x) {
    values.set(input, x.stretch(values.get(input).shape()));
  }
}
