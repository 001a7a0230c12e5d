"""What becomes of documents when workers are lost."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest

from verbatim_spark.converter import Converter
from verbatim_spark.settings import Settings
from verbatim_spark.worker import WorkerRefused

FAKE = str(Path(__file__).with_name("fake_worker.py"))


class Faulty(Settings):
    """Settings whose worker is the fake one."""

    def command(self) -> list[str]:
        return [sys.executable, FAKE]


def job(text: str, key: str = "a") -> dict[str, str]:
    return {"key": key, "base64": base64.b64encode(text.encode()).decode()}


def test_a_worker_is_kept() -> None:
    with Converter(Faulty()) as converter:
        results = [converter.convert(job("fine", str(number))) for number in range(5)]
    assert len({result.milliseconds for result in results}) == 1
    assert [result.summary["id"] for result in results] == ["0", "1", "2", "3", "4"]


def test_it_is_replaced_after_its_share() -> None:
    with Converter(Faulty(documents_per_worker=2)) as converter:
        results = [converter.convert(job("fine")) for _ in range(4)]
    assert len({result.milliseconds for result in results}) == 2


def test_the_record_is_passed_on_byte_for_byte() -> None:
    with Converter(Faulty()) as converter:
        record = converter.convert(job("fine")).record
    assert record is not None
    assert json.loads(record) == {"schema": "verbatim/record/1", "id": "a", "text": ',"record":{ ,"stages":['}


def test_a_document_that_lost_its_worker_is_tried_once_more(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    with Converter(Faulty()) as converter:
        result = converter.convert(job(f"crash once {mark}"))
    assert (result.status, result.tries) == ("converted", 2)


def test_poison_is_given_up_and_costs_itself_alone() -> None:
    with Converter(Faulty()) as converter:
        bad = converter.convert(job("crash"))
        good = converter.convert(job("fine"))
    assert (bad.table, bad.code, bad.tries) == ("quarantine", "worker.crashed", 2)
    assert "signal 6" in (bad.reason or "")
    assert (good.status, good.tries) == ("converted", 1)


def test_who_is_killed_from_outside_is_tried_some_more_times() -> None:
    with Converter(Faulty()) as converter:
        result = converter.convert(job("killed"))
    assert (result.table, result.code, result.tries) == ("quarantine", "worker.crashed", 5)


def test_what_never_ends_is_ended() -> None:
    with Converter(Faulty(timeout=0.5)) as converter:
        result = converter.convert(job("hang"))
    assert (result.table, result.code, result.tries) == ("quarantine", "limit.time", 2)


def test_a_large_document_goes_in_while_the_worker_reads() -> None:
    with Converter(Faulty()) as converter:
        assert converter.convert(job("x" * (8 << 20))).status == "converted"


def test_a_program_that_is_not_there_is_no_documents_fault() -> None:
    with Converter(Settings(program="/nowhere/verbatim")) as converter, pytest.raises(WorkerRefused):
        converter.convert(job("fine"))
