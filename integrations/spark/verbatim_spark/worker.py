"""One `verbatim worker` process: a JSON job a line in, a JSON result a line out (docs/worker.md)."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import tempfile
import time
from typing import Any

# How a worker ends that could not get memory.
MEMORY_EXIT_CODE = 77
# How a command ends that can never work: wrong usage, no such folder, wrong configuration.
HOPELESS_EXIT_CODES = {64, 66, 78, 127}
CHUNK = 1 << 20


class WorkerLost(Exception):
    """A worker gave no answer; `code` and `reason` are as a record's failure has them.

    `was_killed`: by someone else, such as the kernel when memory is short; that need not be the document's doing.
    """

    def __init__(self, code: str, reason: str, was_killed: bool = False) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason
        self.was_killed = was_killed


class WorkerRefused(Exception):
    """No worker can work as asked: a wrong configuration, a missing program. Trying again helps nothing."""


class Worker:
    """A running worker. Ends with its standard input, so it does not outlive the process that started it."""

    def __init__(self, command: list[str]) -> None:
        self._words = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words, bufsize=0
            )
        except OSError as error:
            raise WorkerRefused(f"{command[0]} can't be started: {error}") from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self._input = self._process.stdin.fileno()
        self._output = self._process.stdout.fileno()
        os.set_blocking(self._input, False)
        self._rest = bytearray()
        self.answers = 0

    def ask(self, job: dict[str, Any], timeout: float) -> bytes:
        """The line that answers a job. Raises WorkerLost; the worker is then gone."""
        deadline = time.monotonic() + timeout
        try:
            self._send(json.dumps(job, separators=(",", ":")).encode() + b"\n", deadline)
            line = self._receive(deadline)
        except TimeoutError:
            self.close()
            raise WorkerLost("limit.time", f"over the time limit of {timeout:g} s") from None
        except (OSError, EOFError):
            raise self._lost() from None
        self.answers += 1
        return line

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._words):
            if stream is not None:
                stream.close()

    def _send(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        while view:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([], [self._input], [], left)[1]:
                raise TimeoutError
            view = view[os.write(self._input, view[:CHUNK]) :]

    def _receive(self, deadline: float) -> bytes:
        seen = 0
        while True:
            end = self._rest.find(b"\n", seen)
            if end >= 0:
                line = bytes(self._rest[:end])
                del self._rest[: end + 1]
                return line
            seen = len(self._rest)
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._output], [], [], left)[0]:
                raise TimeoutError
            chunk = os.read(self._output, CHUNK)
            if not chunk:
                raise EOFError
            self._rest += chunk

    def _lost(self) -> WorkerLost:
        """Why the process ended."""
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        words = self._last_words()
        answered = self.answers > 0
        self.close()
        if code in HOPELESS_EXIT_CODES and not answered:
            raise WorkerRefused(words or f"verbatim worker ended with {code}")
        if code == -signal.SIGXCPU:
            return WorkerLost("limit.cpu", "over the processor time limit; raise it with --cpu")
        if code == MEMORY_EXIT_CODE or any(word in words for word in ("bad_alloc", "out of memory")):
            return WorkerLost("limit.memory", "over the memory limit; raise it with --memory")
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return WorkerLost("worker.crashed", f"its reader crashed ({how})", was_killed=code == -signal.SIGKILL)

    def _last_words(self) -> str:
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - 500))
        return self._words.read().decode(errors="replace").strip()
