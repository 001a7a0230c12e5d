"""WARC files to the documents in them, listed by workers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame

from verbatim_spark import schema
from verbatim_spark.converter import Converter
from verbatim_spark.settings import Settings
from verbatim_spark.worker import WorkerLost

Batches = Iterator[pa.RecordBatch]
_ROWS = pa.schema(
    [
        ("key", pa.string()),
        ("path", pa.string()),
        ("offset", pa.int64()),
        ("content", pa.binary()),
        ("url", pa.string()),
        ("media_type", pa.string()),
    ]
)


def documents(files: DataFrame, settings: Settings) -> DataFrame:
    """A row for each document of the WARC files whose paths are in the column `path`."""
    return files.select("path").mapInArrow(listing(settings), schema.SOURCE)


def listing(settings: Settings) -> Callable[[Batches], Batches]:
    """What a task runs: lists one file after another, some thousand documents in memory at a time."""

    def run(batches: Batches) -> Batches:
        with Converter(settings) as converter:
            for batch in batches:
                for path in batch.column("path").to_pylist():
                    for found in _list(converter, path):
                        yield _batch(path, found)

    return run


def _list(converter: Converter, path: str) -> Iterator[list[tuple[str, int]]]:
    """Keys and offsets. Where listing goes wrong, the place is the last document: converting it says what is wrong."""
    place = {"from": 0, "lost": False}
    while place:
        try:
            answer = json.loads(converter.ask({"id": 0, "list": path, **place}))
        except WorkerLost:
            yield [(f"{path}#{place['from']}", place["from"])]
            return
        if answer["status"] != "listed":
            yield [(path, 0)]
            return
        yield [(item["key"], item["offset"]) for item in answer["documents"]]
        place = answer.get("next") or {}


def _batch(path: str, found: list[tuple[str, int]]) -> pa.RecordBatch:
    nothing = pa.nulls(len(found))
    columns = [
        pa.array([key for key, _ in found], pa.string()),
        pa.array([path] * len(found), pa.string()),
        pa.array([offset for _, offset in found], pa.int64()),
        nothing.cast(pa.binary()),
        nothing.cast(pa.string()),
        nothing.cast(pa.string()),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_ROWS)
