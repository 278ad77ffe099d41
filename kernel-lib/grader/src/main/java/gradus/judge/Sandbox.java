package gradus.judge;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a process is started that must not get at anything: no network, no file but Java's own and
/// the class path, none of this machine's processes. Bubblewrap does it where there is one that
/// works; elsewhere it is a plain process with limits, and nobody may call it isolated.
final class Sandbox {
  private static final List<Path> SYSTEM =
      List.of(Path.of("/usr/lib"), Path.of("/lib"), Path.of("/lib64"));

  private final Path bubblewrap;
  private final Limits limits;
  private final List<Path> classPath = ChildClassPath.entries();
  private final Path home = Path.of(System.getProperty("java.home"));

  /// @param bubblewrap the program; an empty path for a plain process
  Sandbox(Path bubblewrap, Limits limits) {
    this.bubblewrap = bubblewrap;
    this.limits = limits;
  }

  /// Where bubblewrap is, if this machine has one: not yet whether it works here.
  static Path find() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path found = Path.of(folder, "bwrap");
      if (!folder.isEmpty() && Files.isExecutable(found)) {
        return found;
      }
    }
    return Path.of("");
  }

  boolean isIsolated() {
    return !bubblewrap.toString().isEmpty();
  }

  /// The command that starts Java in here.
  ///
  /// @param main the class to run
  /// @param heapMiB its heap
  /// @param options more options for Java
  List<String> command(Class<?> main, int heapMiB, List<String> options) {
    var java = new ArrayList<String>();
    java.add(home.resolve("bin").resolve(isWindows() ? "java.exe" : "java").toString());
    java.addAll(
        List.of(
            "-Xmx" + heapMiB + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr", // standard output is the channel
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + folder(),
            "-Duser.home=" + folder(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    java.addAll(options);
    java.addAll(
        List.of(
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            main.getName()));
    if (isWindows()) {
      return java;
    }
    // There is no shell inside the sandbox: what is started inherits the limits of its starter.
    // Blocks of 512 bytes, which some shells take for 1024.
    String limit =
        "ulimit -c 0; ulimit -f %d; exec \"$0\" \"$@\"".formatted(limits.fileMiB() << 11);
    var command = new ArrayList<>(List.of("/bin/sh", "-c", limit));
    if (isIsolated()) {
      command.addAll(bubble());
    }
    command.addAll(java);
    return command;
  }

  private List<String> bubble() {
    var bubble = new ArrayList<String>();
    bubble.addAll(
        List.of(
            bubblewrap.toString(),
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--cap-drop",
            "ALL",
            "--uid",
            "65534",
            "--gid",
            "65534"));
    bubble.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    for (Path place : SYSTEM) {
      if (Files.exists(place)) {
        read(bubble, place);
      }
    }
    bubble.addAll(List.of("--size", String.valueOf((long) limits.fileMiB() << 20)));
    bubble.addAll(List.of("--tmpfs", "/tmp", "--chdir", "/tmp"));
    // After /tmp: a build may lie in there.
    read(bubble, home);
    classPath.forEach(entry -> read(bubble, entry));
    return bubble;
  }

  private static void read(List<String> bubble, Path place) {
    bubble.addAll(List.of("--ro-bind", place.toString(), place.toString()));
  }

  /// Where the process may write: nothing of it stays.
  String folder() {
    return isIsolated() ? "/tmp" : ".";
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
