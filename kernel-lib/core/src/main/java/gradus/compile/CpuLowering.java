package gradus.compile;

import gradus.compile.Buffer.Kind;
import gradus.compile.Instruction.Action;
import gradus.compile.Instruction.Apply;
import gradus.compile.Instruction.Assign;
import gradus.compile.Instruction.Check;
import gradus.compile.Instruction.Fused;
import gradus.compile.Instruction.LiveNumber;
import gradus.compile.Instruction.LossAndSlope;
import gradus.compile.Instruction.OnlyIf;
import gradus.compile.Instruction.Result;
import gradus.compile.Instruction.WithEpilogue;
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
import org.jspecify.annotations.Nullable;

/// Runs plans on the CPU: each instruction becomes calls of a [Backend] on tensors that are made
/// once, and anew only where a large argument or result lies elsewhere than before.
final class CpuLowering implements Lowering {
  /// Fewer numbers are sooner copied than found where they lie.
  private static final int LARGE = 4096;

  private final Backend backend;

  CpuLowering(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Executable lower(Plan plan) {
    return new OnCpu(plan);
  }

  private final class OnCpu implements Executable {
    private final Plan plan;
    private final Places places;
    private final Task[] tasks;
    private final Storage[] overwritten;
    private final Buffer[] inputs;
    private final @Nullable Tensor[] homes;
    private final @Nullable Storage[] last;
    private Tensor output;

    OnCpu(Plan plan) {
      this.plan = plan;
      places = new Places(plan);
      tasks = plan.instructions().stream().map(each -> task(each, places)).toArray(Task[]::new);
      overwritten = plan.overwritten().stream().map(Buffer::storage).toArray(Storage[]::new);
      inputs = plan.inputs().toArray(Buffer[]::new);
      homes = new @Nullable Tensor[inputs.length];
      last = new @Nullable Storage[inputs.length];
      output = places.tensor(plan.output());
    }

    @Override
    public void take(int input, Tensor argument) {
      Buffer buffer = inputs[input];
      Storage storage = argument.storage();
      // One that comes once is sooner copied than found.
      boolean again = storage == last[input];
      last[input] = storage;
      if (again && canBeReadWhereItLies(argument)) {
        move(buffer, storage, argument.layout().offset());
        return;
      }
      move(buffer, places.home(buffer), 0);
      Tensor home = homes[input];
      if (home == null) {
        home = Memory.tensor(buffer.storage(), Memory.rows(argument.shape()));
        homes[input] = home;
      }
      backend.copy(argument, home);
    }

    /// What the plan overwrites might change under its hands.
    private boolean canBeReadWhereItLies(Tensor argument) {
      if (argument.numel() < LARGE || !argument.layout().isContiguous()) {
        return false;
      }
      for (Storage storage : overwritten) {
        if (storage == argument.storage()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean run(Tensor result) {
      return run(result, null);
    }

    @Override
    public boolean run(Tensor result, long @Nullable [] nanos) {
      Operand from = plan.output();
      boolean direct =
          result.numel() >= LARGE && from.isWhole() && from.buffer().kind() == Kind.TEMPORARY;
      if (direct) {
        move(from.buffer(), result.storage(), result.layout().offset());
      }
      boolean whole = nanos == null ? runTasks() : runTasks(nanos);
      if (!direct) {
        backend.copy(output, result);
      }
      for (Storage storage : overwritten) {
        Memory.changed(storage);
      }
      Memory.changed(result.storage());
      return whole;
    }

    private boolean runTasks() {
      for (Task task : tasks) {
        if (!task.run()) {
          return false;
        }
      }
      return true;
    }

    private boolean runTasks(long[] nanos) {
      for (int i = 0; i < tasks.length; i++) {
        long before = System.nanoTime();
        boolean goesOn = tasks[i].run();
        nanos[i] = System.nanoTime() - before;
        if (!goesOn) {
          return false;
        }
      }
      return true;
    }

    /// Has a buffer lie elsewhere from now on.
    private void move(Buffer buffer, Storage storage, int offset) {
      if (!places.move(buffer, storage, offset)) {
        return;
      }
      for (int i = 0; i < tasks.length; i++) {
        Instruction each = plan.instructions().get(i);
        if (uses(each.reads(), buffer) || uses(each.writes(), buffer)) {
          tasks[i] = task(each, places);
        }
      }
      output = places.tensor(plan.output());
    }

    private static boolean uses(List<Operand> operands, Buffer buffer) {
      for (Operand operand : operands) {
        if (operand.buffer() == buffer) {
          return true;
        }
      }
      return false;
    }
  }

  private Task task(Instruction instruction, Places memory) {
    var tasks = new ArrayList<Task>();
    lower(instruction, memory, tasks);
    return tasks.size() == 1 ? tasks.getFirst() : Task.all(tasks);
  }

  private void lower(Instruction instruction, Places memory, List<Task> tasks) {
    switch (instruction) {
      case Apply(var op, var in, var out) ->
          apply(op, in.stream().map(memory::tensor).toList(), memory.tensor(out), tasks);
      case Assign(var from, var to) ->
          assign(memory.tensor(from), memory.tensor(to), from.buffer() == to.buffer(), tasks);
      case Fused fused -> tasks.add(Task.chain(fused(fused, memory)));
      case WithEpilogue(var product, var epilogue) -> {
        List<Tensor> in = product.in().stream().map(memory::tensor).toList();
        Tensor out = memory.tensor(product.out());
        tasks.add(
            Task.action(
                backend.matmul(
                    stretched(in.getFirst(), out, -1),
                    stretched(in.getLast(), out, -2),
                    out,
                    chain(epilogue, memory))));
      }
      case LossAndSlope(var x, var t, var loss, var slope) ->
          tasks.add(
              Task.action(
                  backend.crossEntropy(
                      memory.tensor(x),
                      memory.tensor(t),
                      memory.tensor(loss),
                      memory.tensor(slope))));
      case LiveNumber(var source, var out) ->
          tasks.add(Task.number(source, memory.tensor(out).storage()));
      case Check(var x, var check) -> tasks.add(Task.check(memory.tensor(x), check));
      case OnlyIf(var condition) -> tasks.add(Task.onlyIf(memory.tensor(condition)));
      case Action(var action) -> tasks.add(Task.action(action));
    }
  }

  private void apply(Op op, List<Tensor> in, Tensor out, List<Task> tasks) {
    switch (op) {
      case Unary _, Binary _, Where _ -> tasks.add(Task.chain(single(op, in, out)));
      case Reduce(var kind, _) -> tasks.add(Task.reduce(backend, kind, in.getFirst(), out));
      case MatMul() ->
          tasks.add(
              Task.matmul(
                  backend,
                  stretched(in.getFirst(), out, -1),
                  stretched(in.getLast(), out, -2),
                  out));
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
      default -> tasks.add(Task.action(op.tie(backend, in, out)));
    }
  }

  /// A factor stretched to all matrices of a product.
  ///
  /// @param inner its inner axis
  private static Tensor stretched(Tensor x, Tensor out, int inner) {
    int[] sizes = out.shape().toArray();
    sizes[sizes.length + inner] = x.size(inner);
    Shape to = Shape.of(sizes);
    return x.shape().equals(to)
        ? x
        : Memory.tensor(x.storage(), new View.Expand(to).layout(x.layout()));
  }

  private static Tensor part(Tensor out, int axis, int from, Tensor like) {
    var slice = new View.Slice(axis, from, from + like.size(axis));
    return Memory.tensor(out.storage(), slice.layout(out.layout()));
  }

  private void assign(Tensor from, Tensor to, boolean overlap, List<Task> tasks) {
    Tensor source = from;
    if (overlap) {
      source = Memory.tensor(to.dtype(), to.shape());
      tasks.add(Task.copy(backend, from, source));
    }
    tasks.add(Task.copy(backend, source, to));
  }

  /// What works number by number: several operations in one pass, or one.
  private Chain.Fused chain(Instruction instruction, Places memory) {
    return switch (instruction) {
      case Fused fused -> fused(fused, memory);
      case Apply(var op, var in, var out) ->
          single(op, in.stream().map(memory::tensor).toList(), memory.tensor(out));
      default -> throw new IllegalStateException("does not work number by number: " + instruction);
    };
  }

  private Chain.Fused single(Op op, List<Tensor> in, Tensor out) {
    return Chain.single(op).tie(backend, in, List.of(out));
  }

  private Chain.Fused fused(Fused fused, Places memory) {
    var links = fused.terms().stream().map(t -> new Chain.Link(t.op(), t.values())).toList();
    var outputs = fused.results().stream().map(Result::value).toList();
    return new Chain(fused.in().size(), links, outputs)
        .tie(
            backend,
            fused.in().stream().map(memory::tensor).toList(),
            fused.results().stream().map(r -> memory.tensor(r.to())).toList());
  }
}
