"""One finding a line: `path:line:column: severity[code] message`, as editors read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.findings import closing

if TYPE_CHECKING:
    from coopctl.checking.checked import Checked
    from coopctl.findings import Finding
    from coopctl.formats.look import Look

AUDIENCE = Audience.PEOPLE


def write(checked: Checked, look: Look) -> str:
    """Return a line a finding, then how many files were checked."""
    lines = [headline(finding, look) for finding in checked.findings]
    lines += [look.words.say(message) for message in closing(checked)]
    return look.finished("".join(f"{line}\n" for line in lines))


def headline(finding: Finding, look: Look) -> str:
    """Return the line that says where and what. The severity is never translated: editors and scripts look for it."""
    place = f"{look.words.data(finding.path)}:{finding.span.line}:{finding.span.column}"
    return f"{place}: {finding.severity}[{finding.code}] {look.words.say(finding.message)}"
