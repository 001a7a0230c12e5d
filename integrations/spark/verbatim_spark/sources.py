"""Where documents come from: a manifest of paths, or files that Spark reads itself."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

from verbatim_spark import warc
from verbatim_spark.settings import Settings

_WARC = r"(?i)\.warc(\.gz)?$"
_LINE = "path string, key string, url string, mediaType string"


def manifest(spark: SparkSession, file: str, settings: Settings) -> DataFrame:
    """The documents that a manifest names, each once.

    A line is a path below the root, or a JSON object with `path` and, where they are known, `key`, `url` and `mediaType`.
    WARC files stand for the documents in them.
    """
    lines = spark.read.text(file).select(F.rtrim("value").alias("value")).where("value <> ''")
    item = F.when(F.col("value").startswith("{"), F.from_json("value", _LINE))
    parsed = lines.select("value", item.alias("item")).select(
        F.coalesce("item.path", "value").alias("path"),
        F.col("item.key").alias("key"),
        F.col("item.url").alias("url"),
        F.col("item.mediaType").alias("media_type"),
    )
    plain = parsed.where(~F.col("path").rlike(_WARC)).select(
        F.coalesce("key", _key(F.col("path"))).alias("key"),
        "path",
        F.lit(None).cast("bigint").alias("offset"),
        F.lit(None).cast("binary").alias("content"),
        "url",
        "media_type",
    )
    archives = parsed.where(F.col("path").rlike(_WARC)).select("path").distinct()
    if not archives.isEmpty():
        plain = plain.unionByName(warc.documents(archives, settings))
    return plain.dropDuplicates(["key"])


def binary_files(spark: SparkSession, folder: str, glob: str | None = None) -> DataFrame:
    """All files below a folder that Spark can read: local, HDFS, S3. They come as bytes; keys are paths below the folder."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    base = system.makeQualified(path).toString().rstrip("/") + "/"
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    if glob is not None:
        reader = reader.option("pathGlobFilter", glob)
    files = reader.load(folder)
    below = F.expr(f"substring(path, {len(base) + 1})")
    return files.select(
        _key(below).alias("key"),
        F.lit(None).cast("string").alias("path"),
        F.lit(None).cast("bigint").alias("offset"),
        "content",
        F.lit(None).cast("string").alias("url"),
        F.lit(None).cast("string").alias("media_type"),
    )


def _key(path: Column) -> Column:
    """A path as records spell it."""
    return F.regexp_replace(path, "%", "%25")
