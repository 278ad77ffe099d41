"""What must hold: our worst fork beside the best of a peer, as a ratio of times (above 1 we are faster)."""

from dataclasses import dataclass

EAGER, COMPILED = ("gradus eager",), ("gradus compiled",)
EITHER = EAGER + COMPILED
PYTORCH = ("torch", "torch fused", "torch foreach")
LOOP = ("jax loop",)
ANY = ("torch", "torch fused", "torch foreach", "jax", "djl", "openblas")


@dataclass(frozen=True)
class Target:
    workloads: tuple
    modes: tuple
    peers: tuple
    peer: str
    least: float
    threads: int = 1


PRODUCTS = ("gemm-256", "gemm-512", "gemm-1024", "gemm-2048", "gemm-64x784x128-nt", "gemm-64x128x10-nt", "gemm-784x64x128-tn", "gemm-64x10x128-nn")
FUNCTIONS = ("softmax-1M", "exp-1M", "tanh-1M", "sum-10M", "abc-10M")

TARGETS = [
    Target(("W1",), EAGER, LOOP, "JAX, whole loop", 2),
    Target(("W1",), EAGER, PYTORCH, "PyTorch", 100),
    Target(("W2",), EAGER, PYTORCH, "PyTorch", 2.5),
    Target(("W2",), COMPILED, LOOP, "JAX, whole loop", 1),
    Target(("W3sgd", "W3adam"), EAGER, PYTORCH, "PyTorch", 1.8),
    Target(("W3sgd",), COMPILED, LOOP, "JAX, whole loop", 1),
    Target(("W3adam",), COMPILED, LOOP, "JAX, whole loop", 1.2),
    Target(("W4",), EITHER, PYTORCH, "PyTorch", 1),
    Target(("W5",), EITHER, PYTORCH, "PyTorch", 1.2),
    Target(("W9",), ("gradus scalar",), ("micrograd",), "micrograd", 200),
    Target(("W10",), COMPILED, LOOP, "JAX, whole loop", 1.2),
    Target(PRODUCTS, EAGER, ("torch", "torch out="), "MKL in PyTorch", 0.85),
    Target(PRODUCTS, EAGER, ("openblas",), "OpenBLAS", 1),
    Target(FUNCTIONS, EAGER, ANY, "the best peer", 0.9),
    Target(FUNCTIONS, COMPILED, (*ANY, "torch out="), "the best peer, also into an old array", 0.9),
    Target(("adam-10M",), EAGER, ANY, "the best peer", 1.2),
    Target(("W3sgd", "W3adam", "W4", "W5", "gemm-1024"), EITHER, PYTORCH, "PyTorch", 0.9, threads=2),
]
