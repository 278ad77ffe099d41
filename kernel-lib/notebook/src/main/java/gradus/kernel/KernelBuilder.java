package gradus.kernel;

import gradus.Gradus;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.LoadFromPomCellMagic;
import org.dflib.jjava.maven.magics.LoadFromPomLineMagic;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/// Puts the kernel together, with the magics of JJava but for the two that it has deprecated.
final class KernelBuilder extends JavaKernelBuilder<KernelBuilder, GradusKernel> {
  private final StreamBuffer printed;
  private final KernelIo io;

  KernelBuilder(StreamBuffer printed, KernelIo io) {
    this.printed = printed;
    this.io = io;
    name("Gradus").version(Gradus.version());
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      compilerOpts(List.of("--add-modules", "jdk.incubator.vector", "-Xlint:-incubating"));
    }
    TimeMagic time = new TimeMagic();
    lineMagic("load", new LoadMagic()).lineMagic("classpath", new ClasspathMagic());
    lineMagic("time", time).cellMagic("time", time);
    lineMagic(
        "maven", (GradusKernel k, List<String> a) -> new MavenMagic(Maven.RESOLVER).eval(k, a));
    lineMagic(
        "mavenRepo",
        (GradusKernel k, List<String> a) -> new MavenRepoMagic(Maven.RESOLVER).eval(k, a));
    lineMagic(
        "loadFromPOM",
        (GradusKernel k, List<String> a) -> new LoadFromPomLineMagic(Maven.RESOLVER).eval(k, a));
    cellMagic(
        "loadFromPOM",
        (GradusKernel k, List<String> a, String body) ->
            new LoadFromPomCellMagic(Maven.RESOLVER).eval(k, a, body));
  }

  @Override
  public GradusKernel build() {
    var reader = new ReaderThread();
    var evaluator = new CellEvaluator(reader);
    var parts =
        new GradusKernel.Parts(
            buildLanguageInfo(),
            buildCommManager(),
            buildRenderer(),
            buildMagicsResolver(buildMagicTranspiler()),
            buildMagicsRegistry(),
            buildErrorStyler(),
            buildJShell(evaluator),
            List.of(
                new HelpLink("Java API", "https://docs.oracle.com/en/java/javase/25/docs/api/")));
    return new GradusKernel(parts, evaluator, reader, printed, io, new CellHistory());
  }

  /// Loaded when a Maven magic is used: it brings a thousand classes.
  private static final class Maven {
    static final MavenDependencyResolver RESOLVER = new MavenDependencyResolver();
  }
}
