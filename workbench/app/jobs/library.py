"""The jobs there are: the user's files."""

from __future__ import annotations

from workbench.app.document_library import DocumentLibrary, Format
from workbench.app.jobs.files import SUFFIX, from_whole, read_job, whole_values, write_job
from workbench.app.jobs.values import Job
from workbench.base.paths import Paths

_FORMAT = Format("a job", SUFFIX, read_job, write_job, whole_values, from_whole)


class JobLibrary(DocumentLibrary[Job]):
    """The jobs as last read."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, None, paths.jobs)
