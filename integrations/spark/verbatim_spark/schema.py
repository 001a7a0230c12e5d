"""Columns of the tables: for Arrow, for Spark, and how a result fills them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from verbatim_spark.result import Result

# Where documents are: `path` (and `offset`, in a WARC file) below the root, or `content`.
SOURCE = "key string, path string, offset bigint, content binary, url string, media_type string"

_COUNTS = ["pages", "fields", "sections", "quantities", "links", "images", "repairs", "diagnostics"]


def _from_summary(name: str) -> Callable[[Result], Any]:
    return lambda result: result.summary.get(name)


# Name, type, and where the value comes from.
COLUMNS: list[tuple[str, pa.DataType, Callable[[Result], Any]]] = [
    ("table", pa.string(), lambda result: result.table),
    ("id", pa.string(), _from_summary("id")),
    ("key", pa.string(), lambda result: result.key),
    ("digest", pa.string(), _from_summary("digest")),
    ("record_digest", pa.string(), lambda result: result.record_digest),
    ("status", pa.string(), lambda result: result.status),
    ("media_type", pa.string(), _from_summary("mediaType")),
    ("title", pa.string(), _from_summary("title")),
    ("name", pa.string(), _from_summary("name")),
    ("acronym", pa.string(), _from_summary("acronym")),
    ("language", pa.string(), _from_summary("language")),
    ("published", pa.string(), _from_summary("published")),
    ("bytes", pa.int64(), _from_summary("bytes")),
    *((name, pa.int32(), _from_summary(name)) for name in _COUNTS),
    ("record", pa.string(), lambda result: result.record),
    ("code", pa.string(), lambda result: result.code),
    ("reason", pa.string(), lambda result: result.reason),
    ("tries", pa.int32(), lambda result: result.tries),
    ("milliseconds", pa.int32(), lambda result: result.milliseconds),
]

ARROW = pa.schema([(name, type_) for name, type_, _ in COLUMNS])

_SPARK_NAMES = {pa.string(): "string", pa.int64(): "bigint", pa.int32(): "int"}
SPARK = ", ".join(f"`{name}` {_SPARK_NAMES[type_]}" for name, type_, _ in COLUMNS)


def batch(results: list[Result]) -> pa.RecordBatch:
    """Results as rows."""
    arrays = [pa.array([value(result) for result in results], type_) for _, type_, value in COLUMNS]
    return pa.RecordBatch.from_arrays(arrays, schema=ARROW)
