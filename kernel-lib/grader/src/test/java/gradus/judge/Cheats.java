package gradus.judge;

import static gradus.judge.Attack.attack;
import static gradus.judge.Mishaps.total;
import static gradus.judge.Notebooks.BEND;
import static gradus.judge.Notebooks.TOTAL;
import static gradus.judge.Notebooks.TWICE;
import static gradus.judge.Notebooks.goodAfter;
import static gradus.judge.Notebooks.goodBut;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is done to get points without the right values, and to get at what is hidden.
final class Cheats {
  private static final String CHEAT = "Points without an answer";
  private static final String REACH = "Reaching for what is hidden";
  private static final String ALL = "4 3 3 2";
  private static final String WRONG =
      "double total(double[] x, double[] w, double b) { %s return 0; }";

  private Cheats() {}

  /// A wrong `total`, after a few cells.
  private static List<String> wrongAfter(String body, String... first) {
    var cells = new ArrayList<>(List.of(first));
    cells.addAll(goodBut(TOTAL, WRONG.formatted(body)));
    return cells;
  }

  private static Attack cheat(String name, String line, List<String> cells) {
    return attack(CHEAT, name, "0 3 3 2", line, cells);
  }

  static List<Attack> cheats() {
    String numbers = "the numbers are not right on every case";
    String stopped = "It was stopped: ";
    return List.of(
        cheat(
            "check is redefined",
            numbers,
            wrongAfter(
                "", "void check(String id, Object... a) { System.out.println(\"right\"); }")),
        cheat("the right numbers are printed", numbers, wrongAfter("System.out.println(b + 1.5);")),
        cheat("NaN", numbers, goodBut(TOTAL, WRONG.replace("0;", "Double.NaN;").formatted(""))),
        cheat("infinity", numbers, goodBut(TOTAL, WRONG.replace("0;", "1 / 0.0;").formatted(""))),
        cheat(
            "the text \"true\"",
            "the kind or the shape",
            goodBut(
                TOTAL,
                WRONG.replaceFirst("double", "Object").replace("0;", "\"true\";").formatted(""))),
        cheat(
            "true",
            "the kind or the shape",
            goodBut(
                TOTAL,
                WRONG.replaceFirst("double", "boolean").replace("0;", "true;").formatted(""))),
        cheat(
            "an object that says it equals everything",
            "What it gave is no number",
            goodBut(
                TOTAL,
                """
                class Yes { public boolean equals(Object o) { return true; } }
                Object total(double[] x, double[] w, double b) { return new Yes(); }\
                """)),
        attack(
            CHEAT,
            "Math is shadowed",
            "2 1 3 2",
            numbers,
            goodAfter(
                "class Math { static double abs(double x) { return 0; } static double exp(double x) { return 0; } }")),
        attack(
            CHEAT,
            "a class is named like the library",
            "4 3 0 2",
            "What is asked for is not there",
            goodAfter("class gradus { static class tensor { static class Tensor {} } }")),
        attack(
            CHEAT,
            "a class is named like a tensor",
            "4 3 0 2",
            "What is asked for is not there",
            goodAfter("class Tensor {}")),
        cheat(
            "garbage on the channel",
            stopped + "it wrote into the channel",
            wrongAfter(
                "try { new FileOutputStream(FileDescriptor.out).write(new byte[64]); } catch (IOException e) {}")),
        cheat(
            "a forged answer on the channel",
            "z: ",
            wrongAfter(
                """
                try {
                  var to = new FileOutputStream(FileDescriptor.out);
                  var channel = new gradus.messenger.Channel(InputStream.nullInputStream(), to);
                  for (long n = 1; n < 200; n++) channel.send(n, "value", (Object) new Object[] {0.0});
                } catch (IOException e) {}\
                """)),
        cheat(
            "questions are taken off the channel",
            stopped + "it took longer than",
            wrongAfter(
                "try { new FileInputStream(FileDescriptor.in).read(); } catch (IOException e) {}")),
        cheat(
            "reflection into the messenger",
            numbers,
            wrongAfter(
                """
                try {
                  var type = Class.forName("gradus.messenger.Runner");
                  for (var field : type.getDeclaredFields()) field.setAccessible(true);
                } catch (ClassNotFoundException e) {}\
                """)),
        cheat(
            "right only for the first calls",
            "z: ",
            goodBut(TOTAL, "int calls = 0;\n" + total("if (calls++ > 3) return 0;"))),
        cheat(
            "a thread that changes later answers",
            "z: ",
            goodBut(
                TOTAL,
                """
                volatile double factor = 1;
                Thread.ofPlatform().daemon().start(() -> { while (true) factor = Math.random(); });
                """
                    + TOTAL.replace("return z", "return z * factor"))),
        attack(
            CHEAT,
            "a class whose initializer hangs later",
            "2 3 3 2",
            stopped + "it took longer than",
            goodBut(
                BEND,
                """
                class Late { static double of(double z) { return z; } static { boolean on = true; while (on) {} } }
                double bend(double z) { return Late.of(z); }\
                """)),
        cheat(
            "an exception whose message hangs",
            stopped + "it took longer than",
            wrongAfter(
                "if (b < 9) throw new Endless();",
                "class Endless extends RuntimeException { public String getMessage() { while (true) {} } }")),
        attack(
            CHEAT,
            "a forbidden call by reflection",
            "4 3 0 2",
            "Cell 4 uses java.lang.Class.forName",
            goodBut(
                TWICE,
                """
                Tensor twice(Tensor x) throws Exception {
                  return (Tensor) Class.forName("gradus.tensor.Tensor").getMethod("times", double.class).invoke(x, 2);
                }\
                """)),
        attack(
            CHEAT,
            "a forbidden call in a class far away",
            "4 3 0 2",
            "Cell 1 uses gradus.tensor.Tensor.times",
            prepended(
                goodBut(TWICE, "Tensor twice(Tensor x) { return new Far().at(x); }"),
                "class Far { Tensor at(Tensor x) { Function<Tensor, Tensor> f = y -> y.times(2); return f.apply(x); } }")),
        attack(
            CHEAT,
            "a forbidden call left where nobody looks",
            "4 3 0 2",
            "It ended with NullPointerException.",
            prepended(
                goodBut(
                    TWICE,
                    "Tensor twice(Tensor x) { return ((Function<Tensor, Tensor>) System.getProperties().get(\"f\")).apply(x); }"),
                "Function<Tensor, Tensor> hidden = x -> x.times(2);\nSystem.getProperties().put(\"f\", hidden);")),
        attack(
            CHEAT,
            "the compiler is kept busy",
            ALL,
            "cell 1 ",
            goodAfter("int deep = " + "(".repeat(30_000) + "1" + ")".repeat(30_000) + ";")),
        attack(
            CHEAT,
            "threads without end",
            "0 3 3 2",
            stopped,
            goodBut(
                TOTAL,
                total(
                    """
                    for (int i = 0; i < 4000; i++) new Thread(() -> {
                      try { Thread.sleep(100_000); } catch (InterruptedException e) {} }).start();
                    while (b < 9) {}\
                    """))),
        attack(
            CHEAT,
            "memory outside the heap",
            "0 3 3 2",
            stopped,
            goodBut(
                TOTAL,
                total(
                    """
                    for (int i = 0; i < 64; i++)
                      java.lang.foreign.Arena.global().allocate(64L << 20).fill((byte) 1);
                    while (b < 9) {}\
                    """))),
        attack(
            CHEAT,
            "the virtual machine is made to crash",
            "0 3 3 2",
            stopped,
            goodBut(
                TOTAL,
                total(
                    """
                    try {
                      var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                      field.setAccessible(true);
                      var unsafe = field.get(null);
                      unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 1L, 1L);
                    } catch (ReflectiveOperationException e) {}\
                    """))),
        attack(
            CHEAT,
            "its own thread is interrupted",
            ALL,
            "",
            goodBut(TOTAL, total("Thread.currentThread().interrupt();"))),
        attack(
            CHEAT,
            "the streams are closed",
            ALL,
            "",
            goodAfter("System.out.close();\nSystem.err.close();")));
  }

  private static List<String> prepended(List<String> cells, String first) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(cells);
    return all;
  }

  /// Whoever gets at what it tries to reach spoils its own answer, so that all points mean that it
  /// got at nothing.
  private static Attack reach(String name, String code) {
    String probe =
        """
        boolean reached = false;
        try { %s } catch (Throwable e) { System.out.println(e); }\
        """
            .formatted(code);
    List<String> cells = new ArrayList<>(List.of(probe));
    cells.addAll(goodBut(TOTAL, TOTAL.replace("return z", "return reached ? 0 : z")));
    return attack(REACH, name, ALL, "", cells);
  }

  /// @param secret a file that must not be reached, in a folder where nothing may be written
  /// @param port where somebody listens on this machine
  static List<Attack> reaching(Path secret, int port) {
    return List.of(
        reach(
            "reads a file of the course",
            "Files.readString(Path.of(\"%s\")); reached = true;".formatted(secret)),
        reach(
            "writes into the course's folder",
            "Files.writeString(Path.of(\"%s\"), \"was here\"); reached = true;"
                .formatted(secret.resolveSibling("new"))),
        reach(
            "uses the network",
            "new java.net.Socket(\"127.0.0.1\", %d).close(); reached = true;".formatted(port)),
        reach(
            "looks for the references", "Class.forName(\"gradus.grade.Sheets\"); reached = true;"),
        reach(
            "looks at the other processes",
            "try (var all = Files.list(Path.of(\"/proc\"))) { reached = all.filter(p -> p.getFileName().toString().matches(\"\\\\d+\")).count() > 3; }"),
        reach("looks for secrets in the environment", "reached = System.getenv().size() > 2;"),
        reach(
            "attaches an agent to itself",
            "com.sun.tools.attach.VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid())); reached = true;"),
        reach(
            "fills the disk",
            """
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 300; i++) { Files.write(Path.of(System.getProperty("java.io.tmpdir"), "f" + i), much); reached = i > 200; }\
            """),
        reach(
            "one file without end",
            """
            try (var out = new FileOutputStream(System.getProperty("java.io.tmpdir") + "/one")) {
              for (int i = 0; i < 300; i++) { out.write(new byte[1 << 20]); reached = i > 200; }
            }\
            """),
        attack(
            REACH,
            "starts other programs",
            ALL,
            "cell 1 was stopped: it started other programs",
            goodAfter(
                """
                for (int i = 0; i < 12; i++)
                  new ProcessBuilder(System.getProperty("java.home") + "/bin/jwebserver", "-p", "0").start();
                Thread.sleep(1_000_000);\
                """)),
        attack(
            REACH,
            "the inputs in the message of an exception",
            "0 3 3 2",
            "It ended with IllegalStateException.",
            goodBut(
                TOTAL, total("if (b < 9) throw new IllegalStateException(Arrays.toString(x));"))));
  }
}
