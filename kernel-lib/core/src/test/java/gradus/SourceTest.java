package gradus;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// What holds for the source text of core.
class SourceTest {
  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void noFileIsLongerThan300Lines() throws IOException {
    var tooLong = new ArrayList<String>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > 300) {
        tooLong.add(file + ": " + lines);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void everyPublicTypeAndMethodHasADocComment() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources());
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      var scanner = new UndocumentedNames(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
      assertTrue(scanner.documented > 100, "looked at " + scanner.documented + " names");
      assertEquals("", scanner.undocumented.stream().collect(joining("\n")));
    }
  }

  private static final class UndocumentedNames extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final List<String> undocumented = new ArrayList<>();
    private int documented;

    UndocumentedNames(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (isPublic(type.getModifiers())) {
        check(type.getSimpleName().toString());
        return super.visitClass(type, null);
      }
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      // A nested type of an interface and the methods of an interface are public without saying so.
      boolean open = isPublic(method.getModifiers()) || (inInterface() && !isPrivate(method));
      if (open && !overrides) {
        check(method.getName().toString());
      }
      return null;
    }

    private boolean inInterface() {
      return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }

    private static boolean isPrivate(MethodTree method) {
      return method.getModifiers().getFlags().contains(Modifier.PRIVATE);
    }

    private static boolean isPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private void check(String name) {
      if (docs.getDocComment(getCurrentPath()) == null) {
        undocumented.add(
            getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
      } else {
        documented++;
      }
    }
  }
}
