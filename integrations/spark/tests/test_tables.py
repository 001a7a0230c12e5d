"""Tables of documents, by the command itself."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
from pathlib import Path

from pyspark.sql import SparkSession
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.conftest import PAGE, PROGRAM
from verbatim_spark import main, sources
from verbatim_spark.settings import Settings
from verbatim_spark.table import convert


def single_run(root: Path, out: Path) -> dict[str, str]:
    """Digests of the records of `verbatim convert`, by id."""
    subprocess.run([PROGRAM, "convert", str(root), "-q", "-f", "jsonl", "-o", str(out)], check=False, capture_output=True)
    lines = out.read_bytes().splitlines()
    return {json.loads(line)["id"]: "sha256:" + hashlib.sha256(line).hexdigest() for line in lines}


def run(spark: SparkSession, *arguments: str) -> dict[str, int]:
    return main.run(spark, main.parser().parse_args([*arguments, "--program", PROGRAM]))


def manifest(library: Path, *names: str) -> str:
    file = library.parent / "manifest"
    paths = names or [str(path.relative_to(library)) for path in sorted(library.rglob("*")) if path.is_file()]
    file.write_text("\n".join(paths) + "\n")
    return str(file)


def test_a_manifest_becomes_the_records_of_a_single_run(spark: SparkSession, library: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    counts = run(spark, "--manifest", manifest(library), "--root", str(library), "-o", out, "--format", "both")
    assert counts == {"records": 21, "quarantine": 2, "skipped": 0}
    rows = spark.read.parquet(f"{out}/records").collect()
    expected = single_run(library, tmp_path / "single.jsonl")
    assert {row["id"]: row["record_digest"] for row in rows} == expected
    assert {hashlib.sha256(row["record"].encode()).hexdigest() for row in rows} == {
        digest.removeprefix("sha256:") for digest in expected.values()
    }
    page = next(row for row in rows if row["key"] == "part/3.html")
    assert (page["title"], page["media_type"], page["sections"], page["tries"]) == ("Page 3", "text/html", 1, 1)
    assert {row["key"] for row in rows if row["key"].endswith(".md")} == {"100%25 é.md"}
    bad = {row["key"]: row["code"] for row in spark.read.parquet(f"{out}/quarantine").collect()}
    assert bad.keys() == {"empty.html", "broken.pdf"}
    assert all(bad.values())
    lines = b"".join(gzip.decompress(file.read_bytes()) for file in Path(out, "jsonl").glob("*.gz")).splitlines()
    assert len(lines) == 21
    assert not Path(out, "_aside").exists()


def test_files_that_spark_reads_become_the_same(spark: SparkSession, library: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    counts = run(spark, "--files", str(library), "-o", out)
    # Spark itself leaves out files without a byte.
    assert counts == {"records": 21, "quarantine": 1, "skipped": 0}
    rows = spark.read.parquet(f"{out}/records").collect()
    assert {row["id"]: row["record_digest"] for row in rows} == single_run(library, tmp_path / "single.jsonl")


def test_a_document_named_twice_is_converted_once(spark: SparkSession, library: Path, settings: Settings) -> None:
    file = manifest(library, "part/1.html", "part/1.html", '{"path": "part/2.html", "url": "https://example.org/2"}')
    rows = convert(sources.manifest(spark, file, settings), settings).collect()
    assert sorted(row["key"] for row in rows) == ["part/1.html", "part/2.html"]
    page = next(row for row in rows if row["key"] == "part/2.html")
    assert json.loads(page["record"])["source"]["url"] == "https://example.org/2"


def test_archives_stand_for_their_documents(spark: SparkSession, library: Path, tmp_path: Path) -> None:
    crawl = library / "crawl.warc.gz"
    with crawl.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(30):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = io.BytesIO(PAGE.format(number, number).encode())
            url = f"https://example.org/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=head))
    with crawl.open("r+b") as stream:
        stream.truncate(crawl.stat().st_size - 60)
    out = str(tmp_path / "out")
    counts = run(spark, "--manifest", manifest(library), "--root", str(library), "-o", out)
    assert counts == {"records": 21 + 29, "quarantine": 3, "skipped": 0}
    rows = spark.read.parquet(f"{out}/records").collect()
    assert {row["id"]: row["record_digest"] for row in rows} == single_run(library, tmp_path / "single.jsonl")
    codes = [row["code"] for row in spark.read.parquet(f"{out}/quarantine").collect()]
    assert codes.count("warc.truncated") == 1


def test_a_path_that_leads_out_of_the_root_is_not_opened(spark: SparkSession, library: Path, settings: Settings) -> None:
    (library.parent / "secret.md").write_text("# Secret\n")
    rows = convert(sources.manifest(spark, manifest(library, "../secret.md"), settings), settings).collect()
    assert [(row["table"], row["code"]) for row in rows] == [("quarantine", "file.outside")]
