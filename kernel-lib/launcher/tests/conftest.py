"""A checkout of its own for each test that needs one."""

import pytest

from checkouts import Learner, copy_of_sources


@pytest.fixture
def learner(tmp_path):
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    return Learner(tmp_path, copy_of_sources(checkout))
