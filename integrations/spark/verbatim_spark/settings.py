"""How documents are converted: what every task is told."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """Arguments of the workers, and what a document may cost.

    program: the `verbatim` command; it has to be there on every executor.
    root: the folder that paths stand below, on every executor; None where documents come as bytes.
    options: further arguments of `verbatim worker`, such as ("--config", "pipeline.json", "--cpu", "20s").
    timeout: seconds of wall time for a document.
    batch_rows, batch_bytes: a batch of results is handed on when it has so many rows or bytes.
    documents_per_worker: a worker is replaced after so many.
    """

    program: str = "verbatim"
    root: str | None = None
    options: tuple[str, ...] = field(default_factory=tuple)
    timeout: float = 60.0
    batch_rows: int = 256
    batch_bytes: int = 8 << 20
    documents_per_worker: int = 2000

    def command(self) -> list[str]:
        """The command line of a worker."""
        root = ["--root", self.root] if self.root is not None else []
        return [self.program, "worker", *root, *self.options]
