package gradus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class ClassPathTest {
  private static final Sandbox SANDBOX = new Sandbox(Path.of("/usr/bin/bwrap"), Limits.USUAL);

  /// The names of all files in a jar or a folder.
  private static List<String> files(Path entry) {
    try {
      if (!Files.isDirectory(entry)) {
        try (var jar = new JarFile(entry.toFile())) {
          return jar.stream().map(Object::toString).toList();
        }
      }
      try (var all = Files.walk(entry)) {
        return all.map(file -> entry.relativize(file).toString().replace('\\', '/')).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noReferenceMisconceptionOrSeedIsOnTheClassPathOfALearnersCode() {
    var names = new ArrayList<String>();
    ChildClassPath.entries().forEach(entry -> names.addAll(files(entry)));
    assertTrue(names.contains("gradus/tensor/Tensor.class"), "looked at " + names.size());
    assertTrue(names.contains("gradus/messenger/RunnerMain.class"), "looked at " + names.size());
    assertEquals(
        List.of(),
        names.stream()
            .filter(name -> name.matches("gradus/(grade|homework|judge)/.*|.*gradus\\.grade.*"))
            .toList());
  }

  @Test
  void theSandboxShowsJavaAndTheClassPathAndNothingElse() {
    List<String> command = SANDBOX.command(String.class, 64, List.of());
    var shown = new ArrayList<Path>();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      assertFalse(word.equals("--bind") || word.equals("--dev-bind"), word);
      if (word.equals("--ro-bind")) {
        shown.add(Path.of(command.get(i + 1)));
      }
    }
    var allowed = new ArrayList<>(ChildClassPath.entries());
    allowed.addAll(List.of(Path.of("/usr/lib"), Path.of("/lib"), Path.of("/lib64")));
    allowed.add(Path.of(System.getProperty("java.home")));
    shown.removeAll(allowed);
    assertEquals(List.of(), shown);
    assertTrue(command.contains("--unshare-all"), "no network, no other processes");
  }
}
