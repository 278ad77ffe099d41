package gradus.compile;

import gradus.compile.Buffer.Kind;
import gradus.compile.Instruction.Action;
import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.Check;
import gradus.compile.Instruction.Fused;
import gradus.compile.Instruction.LiveNumber;
import gradus.compile.Instruction.OnlyIf;
import gradus.compile.Instruction.Result;
import gradus.tensor.Backend;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Concat;
import gradus.tensor.Convert;
import gradus.tensor.Indexing.Unslice;
import gradus.tensor.MatMul;
import gradus.tensor.Memory;
import gradus.tensor.Op;
import gradus.tensor.Reduce;
import gradus.tensor.Shape;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.tensor.View;
import gradus.tensor.Where;
import java.util.ArrayList;
import java.util.List;

/// Runs plans on the CPU: each instruction becomes calls of a [Backend] on tensors that are made
/// once.
final class CpuLowering implements Lowering {
  private final Backend backend;

  CpuLowering(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Executable lower(Plan plan) {
    List<Storage> slots =
        plan.slots().stream().map(slot -> Memory.allocate(slot.type(), slot.length())).toList();
    var memory = new Slots(slots);
    var tasks = new ArrayList<Task>();
    plan.instructions().forEach(each -> lower(each, memory, tasks));
    Task all = Task.all(tasks);
    Storage[] overwritten =
        plan.overwritten().stream().map(Buffer::storage).toArray(Storage[]::new);
    Tensor result = memory.tensor(plan.output());
    return new Executable() {
      @Override
      public boolean run() {
        boolean whole = all.run();
        for (Storage storage : overwritten) {
          Memory.changed(storage);
        }
        return whole;
      }

      @Override
      public Tensor result() {
        Shape shape = result.shape();
        var copy =
            Memory.tensor(Memory.allocate(result.dtype(), shape.numel()), Memory.rows(shape));
        backend.copy(result, copy);
        return copy;
      }
    };
  }

  private record Slots(List<Storage> storages) {
    Tensor tensor(Operand x) {
      Buffer buffer = x.buffer();
      boolean temporary = buffer.kind() == Kind.TEMPORARY;
      return Memory.tensor(temporary ? storages.get(buffer.slot()) : buffer.storage(), x.layout());
    }
  }

  private void lower(Instruction instruction, Slots memory, List<Task> tasks) {
    switch (instruction) {
      case Apply(var op, var in, var out) ->
          apply(op, in.stream().map(memory::tensor).toList(), memory.tensor(out), tasks);
      case Assign(var from, var to) ->
          assign(memory.tensor(from), memory.tensor(to), from.buffer() == to.buffer(), tasks);
      case Fused fused -> fused(fused, memory, tasks);
      case LiveNumber(var source, var out) ->
          tasks.add(Task.number(source, memory.tensor(out).storage()));
      case Check(var x, var check) -> tasks.add(Task.check(memory.tensor(x), check));
      case OnlyIf(var condition) -> tasks.add(Task.onlyIf(memory.tensor(condition)));
      case Action(var action) -> tasks.add(Task.action(action));
    }
  }

  private void apply(Op op, List<Tensor> in, Tensor out, List<Task> tasks) {
    switch (op) {
      case Unary _, Binary _, Where _ ->
          tasks.add(Task.chain(Chain.single(op).tie(backend, in, List.of(out))));
      case Reduce(var kind, _) -> tasks.add(Task.reduce(backend, kind, in.getFirst(), out));
      case MatMul() -> matmul(in.getFirst(), in.getLast(), out, tasks);
      case Convert(_) -> tasks.add(Task.copy(backend, in.getFirst(), out));
      case Unslice(var axis, var from, _) -> {
        tasks.add(Task.fill(out.storage(), 0));
        tasks.add(Task.copy(backend, in.getFirst(), part(out, axis, from, in.getFirst())));
      }
      case Concat(var axis) -> {
        int from = 0;
        for (Tensor each : in) {
          tasks.add(Task.copy(backend, each, part(out, axis, from, each)));
          from += each.size(axis);
        }
      }
      default -> tasks.add(Task.forward(backend, op, in, out));
    }
  }

  private void matmul(Tensor a, Tensor b, Tensor out, List<Task> tasks) {
    int[] left = out.shape().toArray();
    int[] right = out.shape().toArray();
    left[left.length - 1] = a.size(-1);
    right[right.length - 2] = b.size(-2);
    tasks.add(
        Task.matmul(backend, stretched(a, Shape.of(left)), stretched(b, Shape.of(right)), out));
  }

  private static Tensor stretched(Tensor x, Shape to) {
    return x.shape().equals(to)
        ? x
        : Memory.tensor(x.storage(), new View.Expand(to).layout(x.layout()));
  }

  private static Tensor part(Tensor out, int axis, int from, Tensor like) {
    var slice = new View.Slice(axis, from, from + like.size(axis));
    return Memory.tensor(out.storage(), slice.layout(out.layout()));
  }

  private static Tensor scratch(Tensor like) {
    return Memory.tensor(Memory.allocate(like.dtype(), like.numel()), Memory.rows(like.shape()));
  }

  private void assign(Tensor from, Tensor to, boolean overlap, List<Task> tasks) {
    Tensor source = from;
    if (overlap) {
      source = scratch(to);
      tasks.add(Task.copy(backend, from, source));
    }
    tasks.add(Task.copy(backend, source, to));
  }

  private void fused(Fused fused, Slots memory, List<Task> tasks) {
    var links = fused.terms().stream().map(t -> new Chain.Link(t.op(), t.values())).toList();
    var outputs = fused.results().stream().map(Result::value).toList();
    var chain = new Chain(fused.in().size(), links, outputs);
    tasks.add(
        Task.chain(
            chain.tie(
                backend,
                fused.in().stream().map(memory::tensor).toList(),
                fused.results().stream().map(r -> memory.tensor(r.to())).toList())));
  }
}
