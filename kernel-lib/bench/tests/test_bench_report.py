"""Ratios are of our worst fork and a peer's best, and the document keeps everything else."""

from report import Measured, into_document, render


def result(workload, contender, least, median=None, threads=1):
    return {"workload": workload, "contender": contender, "least": least, "median": median or least, "threads": threads}


RESULTS = [
    result("W3sgd", "gradus eager", 200e-6, 250e-6),
    result("W3sgd", "gradus eager", 220e-6, 260e-6),
    result("W3sgd", "torch", 480e-6, 600e-6),
    result("W3sgd", "torch", 440e-6, 520e-6),
    result("W3sgd", "torch fused", 460e-6),
    result("W3sgd", "jax loop", 200e-6),
]


def rendered(*results):
    return render(Measured(results), ["Measured by a test."])


def test_a_ratio_is_the_best_of_a_peer_through_our_worst_fork():
    assert Measured(RESULTS).ratio(1, "W3sgd", "gradus eager", ("torch", "torch fused")) == 440 / 220
    assert Measured(RESULTS).ratio(1, "W3sgd", "gradus eager", ("djl",)) is None


def test_a_target_that_is_reached_and_one_that_is_missed():
    text = rendered(*RESULTS)
    assert "| W3sgd | eager | PyTorch | 1.8× | 2× | 1.77× | ✓ |" in text
    slower = [result("W3sgd", "gradus eager", 300e-6), *RESULTS[2:]]
    assert "| W3sgd | eager | PyTorch | 1.8× | 1.47× | 1.53× | **missed** |" in rendered(*slower)


def test_the_table_has_our_worst_and_best_fork_and_a_column_for_each_peer():
    text = rendered(*RESULTS)
    assert "| training step | ours | worst fork (best), µs | torch | torch fused | jax loop |" in text
    assert "| W3sgd: 64 × 784-128-10, SGD | eager | 220 (200) | 2× | 2.09× | 0.909× |" in text
    assert text.endswith("Measured by a test.\n")


def test_where_a_target_leaves_the_mode_open_the_better_one_counts():
    both = [result("W4", "gradus eager", 4e-3), result("W4", "gradus compiled", 2e-3), result("W4", "torch", 3e-3)]
    assert "| W4 | compiled | PyTorch | 1× | 1.5× | 1.5× | ✓ |" in rendered(*both)


def test_what_has_no_peer_stands_there_without_a_ratio():
    text = rendered(result("W1", "gradus eager", 0.5e-6))
    assert "W1: XOR, 2-8-1 tanh, SGD | eager | 0.5 (0.5) |" in text and "missed" not in text


def test_forks_that_lie_far_apart_are_named():
    near = rendered(*RESULTS)
    assert "Our worst fork takes nowhere more than 1.5× the best." in near
    far = rendered(*RESULTS, result("W3sgd", "gradus eager", 400e-6))
    assert "Our worst fork takes more than 1.5× the best in: W3sgd eager 2.00×." in far


def test_two_threads_have_a_part_of_their_own():
    text = rendered(*RESULTS, result("W4", "gradus eager", 2e-3, threads=2), result("W4", "torch", 1.9e-3, threads=2))
    assert text.index("### One thread") < text.index("### 2 threads")
    assert "| W4, 2 threads | eager | PyTorch | 0.9× | 0.95× | 0.95× | ✓ |" in text


def test_the_section_replaces_only_itself():
    once = into_document("# Benchmarks\n\nText.\n", "first \\1\n", "it")
    assert once.startswith("# Benchmarks\n\nText.\n") and "first \\1" in once
    twice = into_document(once + "\n## After\n", "second\n", "it")
    assert "first" not in twice and "second" in twice and twice.endswith("\n## After\n") and twice.startswith("# Benchmarks\n\nText.\n")
