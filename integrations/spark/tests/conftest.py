"""One Spark session for all tests, and folders of small documents. VERBATIM names the command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from verbatim_spark.settings import Settings

PROGRAM = os.environ.get("VERBATIM") or shutil.which("verbatim") or "verbatim"
# Tasks run in the Python that runs the tests.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
PAGE = "<html><head><title>Page {0}</title></head><body><main><h1>Page {0}</h1><p>Clinic {0} serves {1} people.</p></main></body></html>"


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twenty pages, a note with a per cent sign in its name, and two documents that no reader takes."""
    root = tmp_path / "in"
    (root / "part").mkdir(parents=True)
    for number in range(20):
        (root / "part" / f"{number}.html").write_text(PAGE.format(number, number * 17))
    (root / "100% é.md").write_text("# A note\n\nIt has a line.\n")
    (root / "empty.html").write_text("")
    (root / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    return root


@pytest.fixture
def settings(library: Path) -> Settings:
    return Settings(program=PROGRAM, root=str(library))
