package gradus.figure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  void packagesHaveNoCycles(JavaClasses all) {
    slices().matching("gradus.(**)").should().beFreeOfCycles().check(all);
  }

  @ArchTest
  void widgetsNeedNothingButJJava(JavaClasses all) {
    classes()
        .that()
        .resideInAPackage("gradus.widgets")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("gradus.widgets", "java..", "org.dflib.jjava..", "org.jspecify..")
        .check(all);
  }
}
