package gradus.judge;

import gradus.messenger.CompilerMain;
import gradus.messenger.RunnerMain;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Starts the processes of the judge, the next one ahead of time, and leaves none behind.
final class Children implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int COMPILER_HEAP_MIB = 512;

  private static final List<String> QUICK_TO_COMPILE = List.of("-XX:TieredStopAtLevel=1");

  private final Limits limits;
  private final Sandbox sandbox;
  private final Watchdog watchdog = new Watchdog();
  private final Set<Child> alive = ConcurrentHashMap.newKeySet();
  private final Deque<Future<Child>> ahead = new ArrayDeque<>();
  private volatile boolean closed;

  /// The one thread that starts processes: it has to live as long as they do, because bubblewrap
  /// dies with the thread that started it.
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("starter").daemon().factory());

  private Children(Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /// Children in a sandbox, or, if none works here, in plain processes.
  static Children open(Limits limits) {
    Path bubblewrap = Sandbox.find();
    if (!bubblewrap.toString().isEmpty()) {
      var children = new Children(new Sandbox(bubblewrap, limits), limits);
      try {
        children.put(children.runner());
        return children;
      } catch (IllegalStateException e) {
        children.close(); // it is there and does not work here
      }
    }
    return plain(limits);
  }

  /// Children that are not isolated.
  static Children plain(Limits limits) {
    return new Children(new Sandbox(Path.of(""), limits), limits);
  }

  boolean areIsolated() {
    return sandbox.isIsolated();
  }

  private synchronized void put(Child ready) {
    ahead.addFirst(CompletableFuture.completedFuture(ready));
  }

  /// A fresh process that runs code; the next one is started meanwhile.
  Child runner() {
    Future<Child> first;
    synchronized (this) {
      if (ahead.isEmpty()) {
        ahead.add(start(RunnerMain.class, limits.heapMiB()));
      }
      first = ahead.remove();
      ahead.add(start(RunnerMain.class, limits.heapMiB()));
    }
    return await(first);
  }

  /// A fresh process that compiles.
  Child compiler() {
    return await(start(CompilerMain.class, COMPILER_HEAP_MIB));
  }

  private Future<Child> start(Class<?> main, int heapMiB) {
    return starter.submit(() -> {
      List<String> java = main == CompilerMain.class ? QUICK_TO_COMPILE : List.of();
      var builder =
          new ProcessBuilder(sandbox.command(main, heapMiB, java)).redirectError(Redirect.PIPE);
      builder.environment().clear();
      Path folder = null;
      if (!sandbox.isIsolated()) {
        folder = Files.createTempDirectory("gradus-judge-");
        builder.directory(folder.toFile());
      }
      Process process = builder.start();
      if (folder != null) {
        Path written = folder;
        var _ = process.onExit().thenRun(() -> Folders.delete(written));
      }
      var child = new Child(process, watchdog, limits);
      alive.add(child);
      var _ = process.onExit().thenRun(() -> alive.remove(child));
      if (closed) {
        child.close();
      }
      return child;
    });
  }

  /// @throws IllegalStateException if no process can be started, which is no learner's fault
  private static Child await(Future<Child> starting) {
    try {
      Child child = starting.get();
      try {
        child.awaitReady(START);
      } catch (Ended e) {
        throw new IllegalStateException(
            "a process of the judge does not start: %s. %s".formatted(e.why(), child.tail()), e);
      }
      return child;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process of the judge does not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the judge was stopped", e);
    }
  }

  /// Ends them all.
  @Override
  public void close() {
    closed = true;
    starter.shutdown();
    watchdog.close();
    alive.forEach(Child::close);
  }
}
