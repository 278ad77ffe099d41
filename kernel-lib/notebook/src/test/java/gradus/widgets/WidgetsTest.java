package gradus.widgets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;

class WidgetsTest {
  private final FakeComms page = new FakeComms();
  private final FakeHost host = new FakeHost();
  private final WidgetManager manager = new WidgetManager(page, host);

  private void move(String model, Object value) {
    manager.receive(page.id(model), Map.of("method", "update", "state", Map.of("value", value)));
  }

  @Test
  void showingOpensAWidgetWithItsLayoutAndStyle() {
    var data = manager.show(new FloatSlider("rate", 0, 2));
    assertEquals(3, page.opened.size());
    var state = page.state("FloatSliderModel");
    assertEquals("IPY_MODEL_" + page.id("LayoutModel"), state.get("layout"));
    assertEquals("IPY_MODEL_" + page.id("SliderStyleModel"), state.get("style"));
    Object view = data.getData(MIMEType.parse(WidgetManager.VIEW));
    assertEquals(
        Map.of("version_major", 2, "version_minor", 0, "model_id", page.id("FloatSliderModel")),
        view);
    assertEquals("rate = 0.0", data.getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void aWidgetThatIsNotShownCostsThePageNothing() {
    var slider = new FloatSlider("rate", 0, 2);
    slider.value(1.0);
    assertEquals(Map.of(), page.opened);
    assertFalse(slider.isOpen());
  }

  @Test
  void whatTheReaderDoesIsHeardAndNotEchoed() {
    var slider = new FloatSlider("rate", 0, 2);
    var heard = new ArrayList<Double>();
    slider.onChange(heard::add);
    manager.show(slider);
    move("FloatSliderModel", 1.5);
    assertEquals(List.of(1.5), heard);
    assertEquals(1.5, slider.value());
    assertEquals(List.of(), page.sent);
  }

  @Test
  void whatTheProgramDoesIsSentAndNotHeard() {
    var slider = new FloatSlider("rate", 0, 2);
    slider.onChange(_ -> {
      throw new AssertionError("heard");
    });
    manager.show(slider);
    slider.value(0.5);
    assertEquals(Map.of("value", 0.5), page.sent.getFirst().state());
    slider.value(0.5);
    assertEquals(1, page.sent.size(), "the page knows it already");
  }

  @Test
  void ofABurstTheLastValueWinsAndIsHeardOnce() {
    var slider = new IntSlider("n", 0, 100);
    var heard = new ArrayList<Integer>();
    slider.onChange(heard::add);
    manager.show(slider);
    host.more = true;
    for (int i = 1; i < 30; i++) {
      move("IntSliderModel", i);
    }
    host.more = false;
    move("IntSliderModel", 30);
    assertEquals(30, heard.getLast());
    assertTrue(heard.size() <= 2, heard::toString);
  }

  @Test
  void aBurstThatDoesNotEndIsHeardAllTheSame() throws InterruptedException {
    var slider = new IntSlider("n", 0, 100);
    var heard = new ArrayList<Integer>();
    slider.onChange(heard::add);
    manager.show(slider);
    host.more = true;
    move("IntSliderModel", 1);
    Thread.sleep(120);
    move("IntSliderModel", 2);
    assertEquals(List.of(2), heard);
  }

  @Test
  void aClickHearsTheValuesThatWereSetBeforeIt() {
    var slider = new IntSlider("n", 0, 100);
    var button = new Button("go");
    var heard = new ArrayList<String>();
    slider.onChange(n -> heard.add("moved to " + n));
    button.onClick(() -> heard.add("clicked at " + slider.value()));
    manager.show(new VBox(slider, button));
    host.more = true;
    move("IntSliderModel", 7);
    var click = Map.of("method", "custom", "content", Map.of("event", "click"));
    manager.receive(page.id("ButtonModel"), Map.copyOf(click));
    assertEquals(List.of("moved to 7", "clicked at 7"), heard);
  }

  @Test
  void aCallbackRunsWhereItsWidgetWasShown() {
    var slider = new IntSlider("n", 0, 100);
    slider.onChange(_ -> {});
    manager.show(slider);
    host.cell = "cell 2";
    move("IntSliderModel", 3);
    assertEquals(List.of("cell 1"), host.ranAt);
  }

  @Test
  void runningACellAgainReleasesTheWidgetsThatOnlyItHasShown() {
    var lost = new IntSlider("lost", 0, 100);
    var kept = new IntSlider("kept", 0, 100);
    manager.show(lost);
    manager.show(kept);
    host.cell = "cell 2";
    manager.show(kept);
    manager.release("cell 1");
    assertFalse(lost.isOpen());
    assertTrue(kept.isOpen());
    assertEquals(3, manager.openModels());
    manager.release("cell 2");
    assertEquals(0, manager.openModels());
    assertEquals(page.opened.size(), page.closed.size());
  }

  @Test
  void twoHundredRunsLeaveTheModelsOfOne() {
    var link = new ArrayList<Integer>();
    for (int i = 0; i < 200; i++) {
      manager.release("cell 1");
      var play = new Play("step", 0, 10, 100);
      var slider = new IntSlider("step", 0, 10);
      Link.both(play, slider);
      manager.show(new HBox(play, slider));
      link.add(manager.openModels());
    }
    assertEquals(link.getFirst(), link.getLast());
  }

  @Test
  void aClosedWidgetKeepsItsValueAndCanBeShownAgain() {
    var slider = new IntSlider("n", 0, 100);
    manager.show(slider);
    move("IntSliderModel", 9);
    slider.close();
    assertEquals(9, slider.value());
    manager.show(slider);
    assertEquals(
        9, ((Number) Objects.requireNonNull(page.state("IntSliderModel").get("value"))).intValue());
  }

  @Test
  void aLinkIsOpenedWithItsWidgetsAndNamesTheirValues() {
    var play = new Play("step", 0, 10, 100);
    var slider = new IntSlider("step", 0, 10);
    Link.both(play, slider);
    manager.show(new HBox(play, slider));
    long links =
        page.opened.values().stream()
            .filter(state -> "LinkModel".equals(state.get("_model_name")))
            .count();
    assertEquals(1, links);
    var link = page.state("LinkModel");
    assertEquals(List.of("IPY_MODEL_" + page.id("PlayModel"), "value"), link.get("source"));
    assertEquals(List.of("IPY_MODEL_" + page.id("IntSliderModel"), "value"), link.get("target"));
  }

  @Test
  void bytesTravelBesideTheMessage() {
    var image = new Image("png");
    manager.show(image);
    page.sent.clear();
    image.value(new byte[] {1, 2, 3});
    var sent = page.sent.getFirst();
    assertEquals(List.of(List.of("value")), sent.data().get("buffer_paths"));
    assertEquals(Map.of(), sent.state());
    assertArrayEquals(new byte[] {1, 2, 3}, sent.buffers().getFirst());
  }

  @Test
  void aPageThatWasLoadedAnewGetsEverything() {
    var image = new Image("png");
    var slider = new IntSlider("n", 0, 100);
    manager.show(new VBox(slider, image));
    move("IntSliderModel", 42);
    image.value(new byte[] {1});
    page.sent.clear();
    manager.sendAll("control");
    var answer = page.sent.getFirst();
    assertEquals("control", answer.id());
    assertEquals("update_states", answer.data().get("method"));
    var states = (Map<?, ?>) Objects.requireNonNull(answer.data().get("states"));
    assertEquals(page.opened.keySet(), states.keySet());
    var one = (Map<?, ?>) Objects.requireNonNull(states.get(page.id("IntSliderModel")));
    assertEquals("IntSliderModel", one.get("model_name"));
    assertEquals(42, ((Map<?, ?>) Objects.requireNonNull(one.get("state"))).get("value"));
    assertEquals(
        List.of(List.of(page.id("ImageModel"), "value")), answer.data().get("buffer_paths"));
  }

  @Test
  void whatIsPutIntoAnOpenBoxIsOpenedBeforeTheBoxNamesIt() {
    var box = new VBox();
    manager.show(box);
    box.children(List.of(new Label("new")));
    assertEquals(
        Map.of("children", List.of("IPY_MODEL_" + page.id("LabelModel"))),
        page.sent.getLast().state());
  }

  @Test
  void anOutputKeepsWhatIsPrintedAndShown() {
    var output = new Output();
    manager.show(output);
    output.print("hello");
    output.show("a value");
    assertEquals("hello\na value", output.toString());
    var state = (List<?>) Objects.requireNonNull(page.sent.getLast().state().get("outputs"));
    assertEquals(
        Map.of("output_type", "stream", "name", "stdout", "text", "hello\n"), state.getFirst());
    output.clear();
    assertEquals(Map.of("outputs", List.of()), page.sent.getLast().state());
  }

  @Test
  void aChoiceGivesTheObjectAndThePageItsName() {
    var choice = new Dropdown<>("type", List.of(Thread.State.NEW, Thread.State.BLOCKED));
    manager.show(choice);
    assertEquals(List.of("NEW", "BLOCKED"), page.state("DropdownModel").get("_options_labels"));
    manager.receive(
        page.id("DropdownModel"), Map.of("method", "update", "state", Map.of("index", 1.0)));
    assertEquals(Thread.State.BLOCKED, choice.value());
  }

  @Test
  void aSliderStaysInItsRange() {
    var slider = new FloatSlider("rate", 0, 2, 0.1, 7);
    assertEquals(2.0, slider.value());
    slider.value(-1.0);
    assertEquals(0.0, slider.value());
  }

  @Test
  void badRangesAreExplained() {
    var reversed =
        assertThrows(IllegalArgumentException.class, () -> new FloatSlider("rate", 2, 1));
    assertEquals(
        "cannot make the slider \"rate\" from 2 to 1: the left end must be the smaller, and both"
            + " finite.",
        reversed.getMessage());
    var wide = assertThrows(IllegalArgumentException.class, () -> new IntSlider("n", 0, 10, 20, 0));
    assertEquals(
        "cannot make the slider \"n\" with steps of 20: from 0 to 10 is 10, and a step is above 0"
            + " and at most that.",
        wide.getMessage());
    var nothing =
        assertThrows(IllegalArgumentException.class, () -> new Dropdown<>("type", List.of()));
    assertEquals(
        "cannot make the choice \"type\" of []: there must be an option, and each must look"
            + " different.",
        nothing.getMessage());
  }
}
