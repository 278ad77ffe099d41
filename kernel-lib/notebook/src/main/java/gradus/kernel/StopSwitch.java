package gradus.kernel;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stops threads that run the reader's code, also those that never look up.
///
/// [Weaver] puts a call to this switch at the start of every method and at the end of every round
/// of a loop. All those calls share one call site. As long as nothing is to be stopped it leads to
/// nothing at all, and the compiler leaves it out: a loop over numbers is as fast as without it.
/// When something is to be stopped the site is pointed at [#check], and compiled code is thrown
/// away by the virtual machine.
///
/// A thread stays condemned until it has ended or was pardoned, so that code which catches
/// everything is stopped at its next round.
public final class StopSwitch {
  private static final MethodHandle NOTHING = MethodHandles.zero(void.class);
  private static final MethodHandle CHECK;
  private static final MutableCallSite SITE = new MutableCallSite(NOTHING);
  private static final Set<Thread> CONDEMNED = ConcurrentHashMap.newKeySet();

  private static Supplier<? extends Error> reason = Stopped::new;

  /// Until when pool threads and virtual threads are stopped as well; `null` if they are not.
  private static volatile @Nullable Long poolsUntil;

  static {
    try {
      CHECK =
          MethodHandles.lookup()
              .findStatic(StopSwitch.class, "check", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private StopSwitch() {}

  /// Links a woven call to the switch.
  ///
  /// @param caller the class that was woven
  /// @param name ignored
  /// @param type `void ()`
  /// @return the one call site that all woven code shares
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
    return SITE;
  }

  /// Throws if the current thread is condemned.
  public static void check() {
    Thread me = Thread.currentThread();
    if (CONDEMNED.contains(me) || (isPooled(me) && poolsAreStopped())) {
      throw reason.get();
    }
  }

  /// Condemns threads: each throws `why` at its next check, and is woken if it sleeps or waits.
  static synchronized void condemn(Iterable<Thread> threads, Supplier<? extends Error> why) {
    reason = why;
    for (Thread thread : threads) {
      CONDEMNED.add(thread);
    }
    pointAt(CHECK);
    threads.forEach(Thread::interrupt);
  }

  /// Stops what runs on the threads that the whole machine shares, for a while.
  static void stopPools(long nanos) {
    poolsUntil = System.nanoTime() + nanos;
  }

  /// Lets a thread go on, now or when it is used next.
  static synchronized void pardon(Thread thread) {
    if (CONDEMNED.remove(thread)) {
      rest();
    }
  }

  /// Forgets threads that have ended; once nobody is left to stop, checks cost nothing again.
  static synchronized void rest() {
    CONDEMNED.removeIf(thread -> !thread.isAlive());
    if (CONDEMNED.isEmpty() && !poolsAreStopped()) {
      pointAt(NOTHING);
    }
  }

  static boolean isCondemned(Thread thread) {
    return CONDEMNED.contains(thread);
  }

  /// Condemned threads that still run.
  static Set<Thread> condemned() {
    rest();
    return Set.copyOf(CONDEMNED);
  }

  /// Whether checks look at anything at present.
  static boolean isArmed() {
    return SITE.getTarget().equals(CHECK);
  }

  private static void pointAt(MethodHandle target) {
    if (!SITE.getTarget().equals(target)) {
      SITE.setTarget(target);
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
  }

  private static boolean isPooled(Thread thread) {
    return thread.isVirtual() || thread instanceof java.util.concurrent.ForkJoinWorkerThread;
  }

  private static boolean poolsAreStopped() {
    Long until = poolsUntil;
    return until != null && System.nanoTime() < until;
  }

  /// Thrown in the reader's code to end it. Has no trace of its own cost to speak of, but keeps
  /// one: it says where the code was.
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the cell was interrupted");
    }
  }
}
