"""What became of a document, as a row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

RECORD_START = b',"record":{'
RECORD_END = b',"stages":['


@dataclass
class Result:
    """A result of the worker. `record` is the record's JSON, byte for byte; it is never parsed here."""

    key: str
    status: str
    summary: dict[str, Any] = field(default_factory=dict)
    record: bytes | None = None
    code: str | None = None
    reason: str | None = None
    tries: int = 1
    milliseconds: int | None = None

    @staticmethod
    def failed(key: str, code: str, reason: str, tries: int) -> Result:
        """A document that no worker answered for."""
        return Result(key, "failed", code=code, reason=reason, tries=tries)

    @staticmethod
    def read(key: str, line: bytes, tries: int) -> Result:
        """The result on a line. Quotes in strings are escaped, so the record's bounds can't stand in one."""
        start = line.find(RECORD_START)
        end = line.rfind(RECORD_END)
        record = None
        if 0 <= start < end:
            record = line[start + len(RECORD_START) - 1 : end]
            line = line[:start] + line[end:]
        node = json.loads(line)
        error = node.get("error") or {}
        return Result(
            key,
            node["status"],
            node.get("summary") or {},
            record,
            error.get("code"),
            error.get("reason"),
            tries,
            node.get("milliseconds"),
        )

    @property
    def table(self) -> str:
        """Which table the row is for."""
        return {"converted": "records", "skipped": "skipped"}.get(self.status, "quarantine")

    @property
    def record_digest(self) -> str | None:
        """`sha256:…` of the record's bytes."""
        return None if self.record is None else "sha256:" + hashlib.sha256(self.record).hexdigest()
