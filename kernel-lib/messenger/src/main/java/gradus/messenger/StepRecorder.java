package gradus.messenger;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.spi.ExecutionControl;

/// Takes the place of a process in which JShell would run what it has compiled, and writes down
/// what there is to run: `{"load", name, bytes}` and `{"run", class, method}`.
final class StepRecorder implements ExecutionControl {
  private final List<Object[]> steps = new ArrayList<>();

  /// What was recorded since the last time.
  List<Object[]> take() {
    List<Object[]> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }

  @Override
  public void load(ClassBytecodes[] classes) {
    for (ClassBytecodes one : classes) {
      steps.add(new Object[] {"load", one.name(), one.bytecodes()});
    }
  }

  /// JShell then gives the class a new name and loads it anew, as in the kernel.
  @Override
  public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
    throw new NotImplementedException("redefine");
  }

  @Override
  public String invoke(String className, String methodName) {
    steps.add(new Object[] {"run", className, methodName});
    return "";
  }

  @Override
  public String varValue(String className, String varName) {
    return "";
  }

  @Override
  public void addToClasspath(String path) throws NotImplementedException {
    throw new NotImplementedException("addToClasspath");
  }

  @Override
  public void stop() {}

  @Override
  public Object extensionCommand(String command, Object arg) throws NotImplementedException {
    throw new NotImplementedException(command);
  }

  @Override
  public void close() {}
}
