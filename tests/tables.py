"""Tables of cheap cases: one test runs them all, and tells every one that fails.

pytest takes some milliseconds of each test that it is given, mostly more than such a case: a thousand words that are
read are one test. Cases that take longer, or that one wants to call alone, stay with `pytest.mark.parametrize`.
"""

from __future__ import annotations

import functools
import inspect
import os
import traceback
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    Test = Callable[..., None]
    Names = Callable[[Any], object] | Iterable[object] | None

#: Words that the name of a case holds: the others are passed over, to look at one alone.
ONLY = os.environ.get("COOPCTL_CASES", "")
#: What ends a case and not the table. A case that is skipped would be one that nobody misses.
FAILING = (Exception, pytest.fail.Exception, pytest.skip.Exception)
#: What `pytest.param` makes: a case with marks or a name.
MARKED = type(pytest.param())
#: How much is shown of a value in the name of a case.
SHOWN = 200


def table(names: str | Sequence[str], cases: Iterable[Any], *, ids: Names = None) -> Callable[[Test], Test]:
    """Call a test with each case, as `pytest.mark.parametrize` would; each has a `tmp_path` of its own.

    Other fixtures are made once for all of them: only one that gives the same to each may be asked for.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [_row(case, alone=len(wanted) == 1) for case in cases]
    assert rows, "a table without a case tests nothing"
    assert not any(isinstance(case, MARKED) for row in rows for case in row), "what has marks is a test of its own"
    named = _names(rows, ids)

    def decorate(test: Test) -> Test:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def every(**fixtures: Any) -> None:
            failed = []
            asked = [each for each in zip(named, rows, strict=True) if ONLY in each[0]]
            if not asked:
                pytest.skip("COOPCTL_CASES names none of its cases")
            for number, (name, row) in enumerate(asked):
                own = dict(fixtures)
                if "tmp_path" in own:
                    own["tmp_path"] /= str(number)
                    own["tmp_path"].mkdir()
                try:
                    test(**dict(zip(wanted, row, strict=True)), **own)
                except FAILING as error:
                    failed.append(f"{name}\n{_told(error)}")
            if failed:
                failed.insert(0, f"{len(failed)} of {len(asked)} cases of {test.__qualname__} fail:")
                pytest.fail("\n\n".join(failed), pytrace=False)

        kept = [each for name, each in signature.parameters.items() if name not in wanted]
        every.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]  # it is there for who asks
        return every

    return decorate


def _row(case: Any, *, alone: bool) -> Collection[Any]:
    return (case,) if alone or isinstance(case, MARKED) else tuple(case)


def _names(rows: Sequence[Collection[Any]], ids: Names) -> Sequence[str]:
    if ids is None:
        return [", ".join(_short(repr(value)) for value in row) for row in rows]
    if callable(ids):
        return [", ".join(str(ids(value)) for value in row) for row in rows]
    return [str(name) for name in ids]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _told(error: BaseException) -> str:
    """Return how a case failed, from the test's own line on; of a table within a table what that tells."""
    if isinstance(error, pytest.fail.Exception) and not error.pytrace:
        return str(error)
    assert error.__traceback__ is not None
    return "".join(traceback.format_exception(error.with_traceback(error.__traceback__.tb_next))).rstrip()
