"""Tests against other libraries that are not needed for the rest run when asked for: pytest -m peers."""

import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "peers: needs PyTorch; runs only with -m peers")


def pytest_collection_modifyitems(config, items):
    if "peers" in config.getoption("markexpr", ""):
        return
    for item in items:
        if item.get_closest_marker("peers"):
            item.add_marker(pytest.mark.skip(reason="NOT CHECKED against PyTorch: ask for it with -m peers"))
