package gradus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assertions;

@AnalyzeClasses(packages = "gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> NOT_FOR_NOTEBOOKS =
      Set.of("Module", "Vector", "Random", "Function", "Record", "Process", "Stack");

  @ArchTest
  void packagesHaveNoCycles(JavaClasses core) {
    slices().matching("gradus.(**)").should().beFreeOfCycles().check(core);
  }

  @ArchTest
  void coreNeedsNothingButTheJdk(JavaClasses core) {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("gradus..", "java..", "jdk.incubator.vector..", "org.jspecify..")
        .check(core);
  }

  @ArchTest
  void coreNeverPrints(JavaClasses core) {
    noClasses().should().accessField(System.class, "out").check(core);
    noClasses().should().accessField(System.class, "err").check(core);
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.IO").check(core);
  }

  @ArchTest
  void noPublicNameHidesOneThatANotebookImports(JavaClasses core) {
    core.forEach(type ->
        Assertions.assertFalse(
            NOT_FOR_NOTEBOOKS.contains(type.getSimpleName()), type.getFullName()));
  }

  @ArchTest
  void everyPackageIsNullMarked(JavaClasses core) {
    core.forEach(type ->
        Assertions.assertTrue(
            type.getPackage().isAnnotatedWith(NullMarked.class), type.getPackageName()));
  }
}
