package gradus.messenger;

import gradus.messenger.Channel.Message;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// Runs compiled snippets on one lasting thread, as the kernel does.
final class Runner {
  private static final int LONGEST_TEXT = 300;

  private final SnippetClasses classes = new SnippetClasses();
  private final Channel channel;

  Runner(Channel channel) {
    this.channel = channel;
  }

  void answer(BlockingQueue<Message> requests) {
    Thread.currentThread().setContextClassLoader(classes);
    try {
      while (true) {
        Message next = requests.poll();
        while (next == null) {
          next = awaited(requests);
        }
        answer(next);
      }
    } catch (IOException e) {
      return; // nobody is there to be told
    }
  }

  /// Waits; a learner's own interrupt only wakes it.
  private static @Nullable Message awaited(BlockingQueue<Message> requests) {
    try {
      return requests.take();
    } catch (InterruptedException e) {
      return null;
    }
  }

  private void answer(Message asked) throws IOException {
    try {
      Object result =
          switch (asked.kind()) {
            case "steps" -> run(asked.value(1, Object[].class));
            case "call" -> call(asked.value(1, String[].class), asked);
            default -> throw new MessageException("there is no '%s'.".formatted(asked.kind()));
          };
      channel.send(asked.number(), "value", result);
    } catch (InvocationTargetException e) {
      threw(asked.number(), e.getCause());
    } catch (MessageException e) {
      channel.send(asked.number(), "odd", shortened(e.getMessage()));
    } catch (ReflectiveOperationException | LinkageError e) {
      threw(asked.number(), e);
    }
  }

  private @Nullable Object run(Object[] steps) throws ReflectiveOperationException {
    for (Object step : steps) {
      Object[] parts = (Object[]) step;
      String name = (String) parts[1];
      if (parts[2] instanceof byte[] bytes) {
        classes.put(name, bytes);
      } else {
        Method method = classes.loadClass(name).getDeclaredMethod((String) parts[2]);
        method.setAccessible(true); // JShell declares classes that are not public
        method.invoke(null);
      }
    }
    return null;
  }

  /// Calls a method that stands in one of a few classes: JShell chooses the class.
  private @Nullable Object call(String[] where, Message asked) throws ReflectiveOperationException {
    String name = asked.value(2, String.class);
    Object[] arguments = asked.value(3, Object[].class);
    for (String type : where) {
      for (Method method : classes.loadClass(type).getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          return method.invoke(null, arguments);
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  private void threw(long number, @Nullable Throwable thrown) throws IOException {
    String type = thrown == null ? "" : thrown.getClass().getName();
    String text = "";
    try {
      text = thrown == null ? "" : String.valueOf(thrown.getMessage());
    } catch (Throwable e) { // a learner's exception may have a getMessage that fails
      text = "no message";
    }
    boolean undefined = thrown instanceof SPIResolutionException;
    channel.send(number, "threw", undefined ? "undefined" : type, shortened(text));
  }

  private static String shortened(@Nullable String text) {
    String whole = String.valueOf(text);
    return whole.length() <= LONGEST_TEXT ? whole : whole.substring(0, LONGEST_TEXT) + "…";
  }
}
