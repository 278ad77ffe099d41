"""Weights saved by the library load in NumPy and safetensors, and theirs load in the library."""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import safetensors
import safetensors.numpy

HERE = Path(__file__).resolve().parent
CLASSES = HERE.parents[2] / "target" / "classes"
FORMATS = ["safetensors", "npz"]


def java(*arguments):
    home = os.environ.get("JAVA_HOME")
    assert home, "point JAVA_HOME at the JDK of the build"
    assert (CLASSES / "gradus" / "io").is_dir(), f"build first: there are no classes in {CLASSES}"
    command = [Path(home, "bin", "java"), "-cp", CLASSES, HERE / "WeightFiles.java", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, "JAVA_TOOL_OPTIONS": ""})
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_in_java(file):
    """name → (type, numbers) as the library sees them."""
    found = {}
    for line in java("read", file).splitlines():
        name, dtype, shape, numbers = line.split("\t")
        values = [float("nan") if n == "NaN" else float(n) if "Inf" in n else float.fromhex(n) for n in numbers.split()]
        found[name] = dtype, np.array(values, dtype=np.float64).reshape(json.loads(shape))
    return found


def load(file):
    if file.suffix == ".npz":
        with np.load(file, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays}
    return safetensors.numpy.load_file(file)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_the_library_saves_loads_in_numpy_to_the_same_bits(tmp_path, ending):
    file = tmp_path / f"w.{ending}"
    java("write", file)
    arrays = load(file)
    arrays.pop("__metadata__", None)
    matrix = np.arange(12, dtype=np.float32).reshape(3, 4) / np.float32(7)
    expected = {
        "matrix": matrix,
        "transposed": matrix.T,
        "number": np.float32(1.5),
        "nothing": np.zeros((0, 3), np.float32),
        "special": np.array([np.nan, np.inf, -0.0], np.float32),
        "double": np.array([0.1, 0.2, 5e-324]),
    }
    assert set(arrays) == set(expected)
    for name, array in expected.items():
        assert arrays[name].dtype == array.dtype, name
        assert arrays[name].shape == array.shape, name
        assert np.ascontiguousarray(arrays[name]).tobytes() == np.ascontiguousarray(array).tobytes(), name


@pytest.mark.parametrize("ending", FORMATS)
def test_the_provenance_is_there_for_others_to_read(tmp_path, ending):
    file = tmp_path / f"w.{ending}"
    java("write", file)
    if ending == "npz":
        metadata = json.loads(load(file)["__metadata__"].item())
    else:
        with safetensors.safe_open(file, framework="numpy") as opened:
            metadata = opened.metadata()
        assert len(metadata.pop("gradus.sha256")) == 64
    assert metadata == {
        "what": "for NumPy", "when": "2026-01-02T03:04:05Z", "gradus": "0.1", "java": "25", "seed": "7", "data": "none"
    }


def samples():
    random = np.random.default_rng(7)
    return {
        "weight": random.standard_normal((4, 3)).astype(np.float32),
        "double": random.standard_normal(5),
        "half": random.standard_normal(7).astype(np.float16),
        "number": np.array(0.1),
        "nothing": np.zeros((2, 0), np.float32),
        "special": np.array([np.nan, -np.inf, -0.0, 1e-45], np.float32),
        "flags": np.array([True, False]),
        **{np.dtype(t).name: np.array([0, 1, np.iinfo(t).max & (2**53 - 1)], t)
           for t in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64)},
    }


def assert_read(file, arrays):
    found = read_in_java(file)
    assert set(found) == set(arrays)
    for name, array in arrays.items():
        dtype, numbers = found[name]
        assert numbers.shape == array.shape, name
        assert numbers.tobytes() == np.ascontiguousarray(array, dtype=np.float64).reshape(array.shape).tobytes(), name
        # Half precision stays so where the library's tensors have it.
        allowed = {"float32": {"float32"}, "float16": {"float16", "float32"}}.get(array.dtype.name, {"float64"})
        assert dtype in allowed, name


def test_what_safetensors_saves_loads_in_the_library(tmp_path):
    safetensors.numpy.save_file(samples(), tmp_path / "w.safetensors", metadata={"format": "np"})
    assert_read(tmp_path / "w.safetensors", samples())


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_what_numpy_saves_loads_in_the_library(tmp_path, save):
    arrays = samples()
    arrays["columns first"] = np.asfortranarray(np.arange(24, dtype=np.float32).reshape(2, 3, 4))
    arrays["big end first"] = np.arange(5, dtype=">f4")
    save(tmp_path / "w.npz", **arrays)
    assert_read(tmp_path / "w.npz", arrays)


def test_bfloat16_is_read_exactly(tmp_path):
    # By hand: NumPy has no such type.
    bits = np.array([0x3F80, 0xC049, 0x7F80], "<u2").tobytes()
    header = json.dumps({"w": {"dtype": "BF16", "shape": [3], "data_offsets": [0, 6]}}).encode()
    (tmp_path / "w.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bits)
    dtype, numbers = read_in_java(tmp_path / "w.safetensors")["w"]
    assert dtype in {"bfloat16", "float32"}
    assert numbers.tolist() == [1.0, -3.140625, np.inf]


@pytest.mark.peers
def test_pytorch_loads_a_model_and_computes_the_same(tmp_path):
    import torch
    from safetensors.torch import load_file, save_file

    output = java("model", tmp_path / "m.safetensors").split("\t")[-1].split()
    weights = load_file(tmp_path / "m.safetensors")
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2))
    model.load_state_dict({name.removeprefix("layers."): tensor for name, tensor in weights.items()})
    expected = model(torch.arange(6, dtype=torch.float32).reshape(2, 3)).flatten().tolist()
    assert [float.fromhex(n) for n in output] == pytest.approx(expected, rel=1e-5)
    save_file(weights, tmp_path / "back.safetensors")
    found = read_in_java(tmp_path / "back.safetensors")
    assert all(np.array_equal(found[name][1], tensor.numpy()) for name, tensor in weights.items())
