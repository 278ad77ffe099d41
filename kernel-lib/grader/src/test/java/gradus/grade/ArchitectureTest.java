package gradus.grade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assertions;

@AnalyzeClasses(packages = "gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  void packagesHaveNoCycles(JavaClasses all) {
    slices().matching("gradus.(**)").should().beFreeOfCycles().check(all);
  }

  @ArchTest
  void coreAndNotebookKnowNothingOfGrading(JavaClasses all) {
    noClasses()
        .that()
        .resideOutsideOfPackages("gradus.grade..", "gradus.homework..", "gradus.judge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("gradus.grade..", "gradus.homework..", "gradus.judge..")
        .check(all);
  }

  @ArchTest
  void everyPackageIsNullMarked(JavaClasses all) {
    all.forEach(type ->
        Assertions.assertTrue(
            type.getPackage().isAnnotatedWith(NullMarked.class), type.getPackageName()));
  }
}
