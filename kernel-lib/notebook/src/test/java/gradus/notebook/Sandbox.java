package gradus.notebook;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Another JVM with the class path of this one, with its own locale and time zone, and on request
/// in a sandbox (bubblewrap) from which files of this machine are missing.
final class Sandbox {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  private final Path temp;
  private final List<String> walls = new ArrayList<>();

  /// @param temp a folder that the other JVM may write to
  Sandbox(Path temp) {
    this.temp = temp;
  }

  /// Without a font, without a configuration of fonts.
  Sandbox withoutFonts() {
    for (var folder :
        List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/usr/share/fontconfig"),
            Path.of("/var/cache/fontconfig"),
            Path.of("/etc/fonts"),
            HOME.resolve(".fonts"),
            HOME.resolve(".local/share/fonts"),
            HOME.resolve(".cache/fontconfig"),
            HOME.resolve(".java"))) {
      if (Files.isDirectory(folder)) {
        walls.addAll(List.of("--tmpfs", folder.toString()));
      }
    }
    return this;
  }

  /// Without one of Java's own libraries.
  Sandbox withoutLibrary(String name) {
    Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName(name));
    walls.addAll(List.of("--ro-bind", "/dev/null", library.toString()));
    return this;
  }

  /// Runs a main class; its standard output.
  String run(Class<?> main, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (!walls.isEmpty()) {
      needBubblewrap();
      command.addAll(List.of("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
      command.addAll(List.of("--bind", temp.toString(), temp.toString()));
      command.addAll(walls);
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-Djava.io.tmpdir=" + temp, "-Duser.home=" + temp));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    File out = temp.resolve("out").toFile();
    File err = temp.resolve("err").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("no answer in two minutes");
    }
    if (process.exitValue() != 0) {
      fail("exit status " + process.exitValue() + "\n" + Files.readString(err.toPath()));
    }
    return Files.readString(out.toPath());
  }

  private static void needBubblewrap() {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "bwrap")));
    if (!found && System.getenv("CI") != null) {
      fail("bubblewrap is missing, and CI is set: install it (package bubblewrap)");
    }
    if (!found) {
      System.err.println("NOT TESTED: pictures without fonts. Install bubblewrap to test them.");
    }
    assumeTrue(found, "bubblewrap is missing");
  }
}
