"""Documents to results, whatever becomes of the worker."""

from __future__ import annotations

from typing import Any

from verbatim_spark.result import Result
from verbatim_spark.settings import Settings
from verbatim_spark.worker import Worker, WorkerLost


class Converter:
    """Keeps one worker running. A document that loses it is tried once more in a fresh one, then given up.

    A worker that was killed from outside is no sign against its document, until it happens again and again.
    """

    TRIES = 2
    TRIES_WHEN_KILLED = 5

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker: Worker | None = None

    def __enter__(self) -> Converter:
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()

    def convert(self, job: dict[str, Any]) -> Result:
        """What became of a document: never raises for its sake."""
        answer, tries = self._ask(job | {"id": 0, "summary": True})
        if isinstance(answer, WorkerLost):
            return Result.failed(job["key"], answer.code, answer.reason, tries)
        return Result.read(job["key"], answer, tries)

    def ask(self, job: dict[str, Any]) -> bytes:
        """The answer to any other job. Raises WorkerLost after the second try."""
        answer, _ = self._ask(job)
        if isinstance(answer, WorkerLost):
            raise answer
        return answer

    def _ask(self, job: dict[str, Any]) -> tuple[bytes | WorkerLost, int]:
        tries = failures = 0
        while True:
            tries += 1
            try:
                return self._ready(fresh=tries > 1).ask(job, self._settings.timeout), tries
            except WorkerLost as lost:
                self._worker = None
                failures += not lost.was_killed
                if failures == self.TRIES or tries == self.TRIES_WHEN_KILLED:
                    return lost, tries

    def _ready(self, fresh: bool) -> Worker:
        used = self._worker is not None and self._worker.answers >= self._settings.documents_per_worker
        if fresh or used:
            self._drop()
        if self._worker is None:
            self._worker = Worker(self._settings.command())
        return self._worker

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None
