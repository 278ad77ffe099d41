package gradus.gallery;

import gradus.autodiff.Graph.Step;
import gradus.gallery.BackwardPass.Node;
import gradus.gallery.BackwardPass.Share;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which nodes of a graph belong to which layer, and the graph with some layers folded into a node
/// each.
///
/// A layer is what its parameters are used for: the nodes that are computed from its parameters
/// alone, and those that join these with something else. A layer whose numbers leave it at more
/// than one place, such as one that is used twice, cannot be folded.
final class Folding {
  private final BackwardPass pass;

  /// The members of each layer, by its name.
  private final Map<String, Set<Integer>> layers = new LinkedHashMap<>();

  /// @param names the parameters by their names in the model: `0.weight`
  Folding(BackwardPass pass, Map<String, Tensor> names) {
    this.pass = pass;
    var alone = new HashMap<Integer, String>();
    for (Node node : pass.nodes()) {
      Step step = node.step();
      var owners = new LinkedHashSet<String>();
      for (int input : step.inputs()) {
        if (alone.containsKey(input)) {
          owners.add(Objects.requireNonNull(alone.get(input)));
        }
      }
      if (step.isLeaf()) {
        names.forEach((name, tensor) -> {
          if (tensor == step.tensor() && name.contains(".")) {
            owners.add(name.substring(0, name.lastIndexOf('.')));
          }
        });
      }
      if (owners.size() == 1) {
        String layer = owners.getFirst();
        layers.computeIfAbsent(layer, _ -> new TreeSet<>()).add(step.number());
        if (step.isLeaf() || step.inputs().stream().allMatch(alone::containsKey)) {
          alone.put(step.number(), layer);
        }
      }
    }
    layers.values().removeIf(members -> exits(members).size() != 1 || members.size() < 2);
  }

  /// The members whose numbers are used outside, or are the result.
  private Set<Integer> exits(Set<Integer> members) {
    var exits = new TreeSet<Integer>();
    if (members.contains(pass.nodes().size() - 1)) {
      exits.add(pass.nodes().size() - 1);
    }
    for (Node node : pass.nodes()) {
      if (!members.contains(node.step().number())) {
        node.step().inputs().stream().filter(members::contains).forEach(exits::add);
      }
    }
    return exits;
  }

  /// The layers that can be folded.
  List<String> names() {
    return List.copyOf(layers.keySet());
  }

  /// The graph with layers folded.
  ///
  /// @param folded which
  BackwardPass fold(Set<String> folded) {
    var seenAs = new HashMap<Integer, Integer>(); // the node that stands for a hidden one
    var named = new HashMap<Integer, String>();
    folded.forEach(layer -> {
      Set<Integer> members = Objects.requireNonNull(layers.get(layer));
      int exit = exits(members).iterator().next();
      members.forEach(member -> seenAs.put(member, exit));
      named.put(exit, layer);
    });
    var places = new HashMap<Integer, Integer>();
    for (Node node : pass.nodes()) {
      int number = node.step().number();
      if (seenAs.getOrDefault(number, number) == number) {
        places.put(number, places.size());
      }
    }
    pass.nodes()
        .forEach(node -> {
          int number = node.step().number();
          places.put(
              number, Objects.requireNonNull(places.get(seenAs.getOrDefault(number, number))));
        });
    var nodes = new ArrayList<Node>();
    for (Node node : pass.nodes()) {
      int number = node.step().number();
      if (seenAs.getOrDefault(number, number) == number) {
        String layer = named.get(number);
        Set<Integer> members = layer == null ? Set.of(number) : layers.get(layer);
        nodes.add(seen(node, layer, Objects.requireNonNull(members), places));
      }
    }
    return new BackwardPass(List.copyOf(nodes));
  }

  private Node seen(
      Node node, @Nullable String layer, Set<Integer> members, Map<Integer, Integer> places) {
    var inputs = new ArrayList<Integer>();
    for (int member : members) {
      for (int input : pass.nodes().get(member).step().inputs()) {
        if (!members.contains(input)) {
          inputs.add(places.get(input));
        }
      }
    }
    Step step = node.step();
    var here =
        new Step(
            Objects.requireNonNull(places.get(step.number())), step.tensor(), step.op(), inputs);
    String name = layer == null ? node.name() : "layer " + layer;
    return new Node(here, name, node.wants(), shares(node, places), node.gradient());
  }

  /// What comes back through one folded layer on several ways is one share.
  private static List<Share> shares(Node node, Map<Integer, Integer> places) {
    var shares = new LinkedHashMap<Integer, Share>();
    for (Share share : node.shares()) {
      int from = Objects.requireNonNull(places.get(share.from()));
      Share known = shares.get(from);
      boolean isAlone = known == null && isStill(from, share.from(), places);
      shares.put(
          from,
          new Share(
              from,
              isAlone ? share.slope() : null,
              known == null ? share.gradient() : known.gradient().plus(share.gradient())));
    }
    return List.copyOf(shares.values());
  }

  private static boolean isStill(int place, int number, Map<Integer, Integer> places) {
    return places.entrySet().stream()
        .allMatch(entry -> entry.getValue() != place || entry.getKey() == number);
  }
}
