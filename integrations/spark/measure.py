"""Measures what docs/scale.md says: records under killed workers and executors, and what Spark costs.

    python measure.py faults --corpus DIR --program verbatim --work DIR
    python measure.py shards --corpus DIR --program verbatim --work DIR
    python measure.py cost --corpus DIR --program verbatim --work DIR
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

from verbatim_spark import main
from verbatim_spark.settings import Settings
from verbatim_spark.table import converting


def processes() -> Iterator[tuple[int, int, list[str]]]:
    """Process id, parent and command line of all that run."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            status = (entry / "stat").read_text()
        except OSError:
            continue
        yield int(entry.name), int(status.rpartition(")")[2].split()[1]), words


def descendants(root: int) -> list[tuple[int, list[str]]]:
    """Processes that this one started, and those started by them."""
    known = list(processes())
    found: list[tuple[int, list[str]]] = []
    parents = {root}
    while parents:
        children = [(pid, words) for pid, parent, words in known if parent in parents]
        found += children
        parents = {pid for pid, _ in children}
    return found


class Killer(threading.Thread):
    """Kills workers and executors of this process's Spark, at random moments."""

    def __init__(self, workers: int, executors: int, seed: int, pause: float) -> None:
        super().__init__(daemon=True)
        self.left = {"worker": workers, "executor": executors}
        self.killed = {"worker": 0, "executor": 0}
        self._random = random.Random(seed)
        self._pause = pause
        self._ended = threading.Event()

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        while any(self.left.values()) and not self._ended.wait(self._random.uniform(0.2, 1.8) * self._pause):
            kind = self._random.choice([kind for kind, left in self.left.items() for _ in range(left)])
            victims = [pid for pid, words in descendants(os.getpid()) if self._is(kind, words)]
            if victims:
                os.kill(self._random.choice(victims), signal.SIGKILL)
                self.left[kind] -= 1
                self.killed[kind] += 1

    @staticmethod
    def _is(kind: str, words: list[str]) -> bool:
        if kind == "worker":
            return len(words) > 1 and words[0].endswith("verbatim") and words[1] == "worker"
        return any("CoarseGrainedExecutorBackend" in word for word in words)


def canonical(record: bytes) -> str:
    """A digest that the layout of the JSON does not change."""
    text = json.dumps(json.loads(record), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def of_lines(file: Path) -> dict[str, str]:
    """Digests of records in a file of JSON Lines, by id."""
    with file.open("rb") as stream:
        return {json.loads(line)["id"]: canonical(line) for line in stream}


def of_folder(folder: Path) -> dict[str, str]:
    """Digests of records in an output of ingest, by id."""
    files = [file for file in folder.rglob("*.json") if ".verbatim" not in file.parts]
    return {json.loads(data)["id"]: canonical(data) for data in (file.read_bytes() for file in files)}


def session(master: str) -> SparkSession:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    return (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", str(Path(__file__).parent))
        .config("spark.executor.memory", "1g")
        .config("spark.speculation", "true")
        .config("spark.speculation.quantile", "0.5")
        .config("spark.speculation.multiplier", "1.2")
        .config("spark.task.maxFailures", "10")
        .config("spark.worker.timeout", "600")
        .config("spark.deploy.maxExecutorRetries", "-1")
        .getOrCreate()
    )


def manifest(corpus: Path, file: Path) -> int:
    names = sorted(str(path.relative_to(corpus)) for path in corpus.rglob("*") if path.is_file())
    file.write_text("".join(name + "\n" for name in names))
    return len(names)


def single_run(arguments: argparse.Namespace) -> tuple[int, dict[str, str]]:
    """How many documents there are, and the records of a single run: made once."""
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    count = manifest(arguments.corpus, work / "manifest")
    single = work / "single.jsonl"
    if not single.exists():
        command = [arguments.program, "convert", arguments.corpus, "-f", "jsonl", "-o", single, "-q"]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    expected = of_lines(single)
    print(f"single run: {count} documents, {len(expected)} records", flush=True)
    return count, expected


def faults(arguments: argparse.Namespace) -> None:
    """The set of records of Spark under faults is that of a single run."""
    work = arguments.work
    count, expected = single_run(arguments)
    started = time.monotonic()
    spark = session(arguments.master)
    killer = Killer(20, 5, arguments.seed, arguments.pause)
    options = ["--manifest", str(work / "manifest"), "--root", str(arguments.corpus), "--program", arguments.program]
    options += ["-o", str(work / "spark"), "--overwrite", "--partitions", str(arguments.partitions)]
    killer.start()
    counts = main.run(spark, main.parser().parse_args(options))
    killer.stop()
    rows = spark.read.parquet(str(work / "spark/records")).select("id", "record").collect()
    made = {row["id"]: canonical(row["record"].encode()) for row in rows}
    bad = spark.read.parquet(str(work / "spark/quarantine")).select("key", "code", "tries").collect()
    spark.stop()
    print(f"spark: {counts}, killed {killer.killed}, {time.monotonic() - started:.0f} s")
    print(f"rows {len(rows)}, distinct {len(made)}, same set as the single run: {made == expected}")
    keys = [row["key"] for row in bad]
    poison = {line for line in (work / "manifest").read_text().split("\n") if "poison" in line}
    codes = sorted({row["code"] for row in bad})
    print(f"quarantine: {len(keys)} rows, {len(set(keys))} distinct, all poison in it: {poison <= set(keys)}; {codes}")
    print(f"all: {sum(counts.values())} rows of {count} documents", flush=True)


def shards(arguments: argparse.Namespace) -> None:
    """The set of records of four shards, merged, is that of a single run."""
    work = arguments.work
    _, expected = single_run(arguments)
    started = time.monotonic()
    for shard in range(1, 5):
        command = [arguments.program, "ingest", arguments.corpus, "-o", work / f"part-{shard}", "--settle", "0s"]
        subprocess.run([*command, "--shard", f"{shard}/4"], check=False)
    parts = [work / f"part-{shard}" for shard in range(1, 5)]
    subprocess.run([arguments.program, "merge", *parts, "-o", work / "merged"], check=True)
    merged = of_folder(work / "merged")
    print(f"four shards and merge: {len(merged)} records, same set: {merged == expected}, {time.monotonic() - started:.0f} s")


def adopt_orphans() -> None:
    """Has processes whose parents are gone become this one's children, so that their time is counted too."""
    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def seconds_of_children() -> float:
    """Processor time of all processes that were started and have ended; waits for those that have not."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    times = os.times()
    return times.children_user + times.children_system


def seconds_of_tasks(arguments: argparse.Namespace) -> float:
    """Processor time of what tasks run, Python and workers. PySpark forgets that of its processes: so they run here."""
    names = (arguments.work / "manifest").read_text().split("\n")[:-1]
    settings = Settings(program=arguments.program, root=str(arguments.corpus), batch_rows=64)

    def batches() -> Iterator[pa.RecordBatch]:
        for start in range(0, len(names), 64):
            part = names[start : start + 64]
            empty = {name: pa.nulls(len(part)) for name in ("offset", "content", "url", "media_type")}
            yield pa.RecordBatch.from_pydict({"key": part, "path": part, **empty})

    before = os.times()
    for _ in converting(settings)(batches()):
        pass
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def cost(arguments: argparse.Namespace) -> None:
    """Processor time for a document: of ingest, and of Spark after its start."""
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    count = manifest(arguments.corpus, work / "manifest")
    adopt_orphans()
    before = seconds_of_children()
    command = [arguments.program, "ingest", arguments.corpus, "-o", work / "ingest", "--settle", "0s"]
    subprocess.run(command, check=False)
    ingest = seconds_of_children() - before
    print(f"ingest: {ingest:.1f} s of CPU, {ingest / count * 1000:.2f} ms a document", flush=True)
    (work / "one").write_text((work / "manifest").read_text().split("\n")[0] + "\n")
    totals = []
    for name in ["one", "manifest"]:
        before = seconds_of_children()
        options = ["--manifest", work / name, "--root", arguments.corpus, "--program", arguments.program]
        options += ["-o", work / "spark", "--overwrite", "--partitions", str(arguments.partitions)]
        environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(Path(__file__).parent)}
        submit = [sys.executable, "-m", "verbatim_spark.main", *options]
        subprocess.run(list(map(str, submit)), check=False, env=environment, stderr=subprocess.DEVNULL)
        totals.append(seconds_of_children() - before)
        print(f"spark, {name}: {totals[-1]:.1f} s of CPU", flush=True)
    tasks = seconds_of_tasks(arguments)
    spark = totals[1] - totals[0] + tasks
    print(f"spark's tasks: {tasks:.1f} s of CPU, {tasks / count * 1000:.2f} ms a document")
    print(f"spark after its start: {spark / count * 1000:.2f} ms a document; over ingest: {(spark - ingest) / count * 1000:.2f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["faults", "shards", "cost"])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--program", default="verbatim")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--partitions", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pause", type=float, default=4.0)
    chosen = parser.parse_args()
    {"faults": faults, "shards": shards, "cost": cost}[chosen.what](chosen)
