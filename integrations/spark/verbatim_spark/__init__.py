"""Verbatim records from Apache Spark.

Each task keeps one `verbatim worker` running and asks it for one document after another; Spark does the rest: it shares out
the work, tries again what was lost, and commits each task's rows once.
"""

from verbatim_spark.settings import Settings
from verbatim_spark.table import convert

__all__ = ["Settings", "convert"]
