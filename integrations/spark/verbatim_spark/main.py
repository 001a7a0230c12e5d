"""The command: `spark-submit -m verbatim_spark.main …`, or `verbatim-spark …`."""

from __future__ import annotations

import argparse
import sys

from pyspark.sql import SparkSession

from verbatim_spark import outputs, sources
from verbatim_spark.settings import Settings
from verbatim_spark.table import convert

# Options that go to `verbatim worker` as they are.
PASSED = ["config", "profile", "cpu", "memory", "max-bytes", "max-pages", "sandbox"]
SOME_FAILED = 3


def parser() -> argparse.ArgumentParser:
    """The arguments; those that `verbatim ingest` has too are called the same."""
    result = argparse.ArgumentParser(prog="verbatim-spark", description=__doc__)
    source = result.add_mutually_exclusive_group(required=True)
    source.add_argument("--manifest", help="a file of paths below --root, one a line; WARC files stand for their documents")
    source.add_argument("--files", help="a folder that Spark reads: a path, or a URL such as s3a://… or hdfs://…")
    result.add_argument("--glob", help="with --files: only names that match, such as *.pdf")
    result.add_argument("--root", help="the folder that the manifest's paths stand below, on every executor")
    result.add_argument("--output", "-o", required=True, help="where the tables go: a path or a URL")
    result.add_argument("--format", choices=["parquet", "jsonl", "both"], default="parquet")
    result.add_argument("--overwrite", action="store_true", help="replaces what is there")
    result.add_argument("--program", default="verbatim", help="the verbatim command on the executors")
    result.add_argument("--timeout", type=_seconds, default=60.0, help="time for a document, such as 90s")
    result.add_argument("--partitions", type=int, help="into how many tasks the work is cut")
    result.add_argument("--batch", type=int, default=64, help="documents that are in memory at once, in each task")
    result.add_argument("--fail-on", choices=["any", "never"], default="any", help="when to end with 3")
    for name in PASSED:
        result.add_argument(f"--{name}", help=f"as for verbatim worker")
    return result


def _seconds(text: str) -> float:
    for suffix, factor in (("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)):
        if text.endswith(suffix):
            return float(text[: -len(suffix)]) * factor
    return float(text)


def settings(arguments: argparse.Namespace) -> Settings:
    """What tasks are told."""
    options: list[str] = []
    for name in PASSED:
        value = getattr(arguments, name.replace("-", "_"))
        if value is not None:
            options += [f"--{name}", value]
    return Settings(
        program=arguments.program,
        root=arguments.root,
        options=tuple(options),
        timeout=arguments.timeout,
        batch_rows=arguments.batch,
    )


def run(spark: SparkSession, arguments: argparse.Namespace) -> dict[str, int]:
    """Converts; returns how many rows each table has."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(arguments.batch))
    # Rows of the three tables come mixed: with a writer each, nothing has to be sorted.
    spark.conf.set("spark.sql.maxConcurrentOutputFileWriters", str(len(outputs.TABLES)))
    chosen = settings(arguments)
    if arguments.manifest is not None:
        documents = sources.manifest(spark, arguments.manifest, chosen)
    else:
        documents = sources.binary_files(spark, arguments.files, arguments.glob)
    if arguments.manifest is not None or arguments.partitions is not None:
        count = arguments.partitions or 4 * spark.sparkContext.defaultParallelism
        documents = documents.repartition(count)
    counts = outputs.write(convert(documents, chosen), arguments.output, arguments.overwrite)
    if arguments.format != "parquet":
        outputs.write_lines(spark, arguments.output)
    return counts


def main() -> None:
    """Runs the command; ends with 3 where documents are in quarantine."""
    arguments = parser().parse_args()
    if arguments.manifest is not None and arguments.root is None:
        parser().error("a manifest needs --root")
    spark = SparkSession.builder.appName("verbatim").getOrCreate()
    counts = run(spark, arguments)
    spark.stop()
    print(", ".join(f"{count} {table}" for table, count in counts.items()), file=sys.stderr)
    if counts["quarantine"] and arguments.fail_on == "any":
        sys.exit(SOME_FAILED)


if __name__ == "__main__":
    main()
