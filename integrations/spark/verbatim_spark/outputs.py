"""Tables on disk: all results are written by one job, then each table is moved to its place."""

from __future__ import annotations

from pyspark.sql import DataFrame, SparkSession

TABLES = ["records", "quarantine", "skipped"]


def write(results: DataFrame, output: str, overwrite: bool = False) -> dict[str, int]:
    """Writes Parquet tables `records`, `quarantine` and `skipped` below `output`; returns how many rows each has.

    Every document is converted once for all three; what a lost or slower attempt of a task wrote is not committed.
    """
    spark = results.sparkSession
    path = spark._jvm.org.apache.hadoop.fs.Path
    system = path(output).getFileSystem(spark._jsc.hadoopConfiguration())
    if system.exists(path(output)):
        if not overwrite:
            raise FileExistsError(f"{output} is there already; name another place, or overwrite it")
        system.delete(path(output), True)
    aside = f"{output}/_aside"
    results.write.partitionBy("table").parquet(aside)
    for table in TABLES:
        part = path(f"{aside}/table={table}")
        if not system.exists(part):
            # A table of no rows is a table too.
            results.limit(0).drop("table").write.parquet(f"{output}/{table}")
        elif not system.rename(part, path(f"{output}/{table}")):
            raise OSError(f"{part} can't be moved to {output}/{table}")
    system.delete(path(aside), True)
    return {table: spark.read.parquet(f"{output}/{table}").count() for table in TABLES}


def write_lines(spark: SparkSession, output: str) -> None:
    """Writes the records of the table as JSON Lines, below `output`/jsonl."""
    records = spark.read.parquet(f"{output}/records")
    records.select("record").write.option("compression", "gzip").text(f"{output}/jsonl")
