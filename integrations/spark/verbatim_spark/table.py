"""A table of sources to a table of results."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame

from verbatim_spark import schema
from verbatim_spark.converter import Converter
from verbatim_spark.result import Result
from verbatim_spark.settings import Settings

Batches = Iterator[pa.RecordBatch]


def convert(sources: DataFrame, settings: Settings) -> DataFrame:
    """A row for each document of `sources` (columns of `schema.SOURCE`), with the columns of `schema.SPARK`."""
    return sources.mapInArrow(converting(settings), schema.SPARK)


def converting(settings: Settings) -> Callable[[Batches], Batches]:
    """What a task runs: one worker from its first batch to its last. Of results, at most one batch is in memory."""

    def run(batches: Batches) -> Batches:
        with Converter(settings) as converter:
            waiting: list[Result] = []
            size = 0
            for batch in batches:
                for job in jobs(batch):
                    result = converter.convert(job)
                    waiting.append(result)
                    size += len(result.record or b"")
                    if len(waiting) >= settings.batch_rows or size >= settings.batch_bytes:
                        yield schema.batch(waiting)
                        waiting, size = [], 0
            if waiting:
                yield schema.batch(waiting)

    return run


def jobs(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """A job for each row, one in memory at a time: contents may be large."""
    columns = {name: batch.column(name) for name in batch.schema.names}
    for index in range(batch.num_rows):
        row = {name: column[index] for name, column in columns.items()}
        job: dict[str, Any] = {"key": row["key"].as_py()}
        if row["content"].is_valid:
            job["base64"] = base64.b64encode(row["content"].as_buffer()).decode("ascii")
        else:
            job["path"] = row["path"].as_py()
            if row["offset"].is_valid:
                job["offset"] = row["offset"].as_py()
        for name, key in (("url", "url"), ("media_type", "mediaType")):
            if row[name].is_valid:
                job[key] = row[name].as_py()
        yield job
