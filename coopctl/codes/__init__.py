"""The pages of codes: what each finding means, why, and how to mend it; they ship inside the package.

In English, and in a folder for each other language that has them.
"""

from __future__ import annotations

from coopctl.packaged import PACKAGE


def codes() -> tuple[str, ...]:
    """Return every code that has a page, sorted."""
    folder = PACKAGE.joinpath("codes")
    return tuple(sorted(entry.name[: -len(".md")] for entry in folder.iterdir() if entry.name.endswith(".md")))


def page(code: str, language: str = "en") -> str:
    """Return the page of a code, as Markdown: in a language (a tag) that has it, else in English.

    Raise KeyError where there is none.
    """
    if code not in codes():
        raise KeyError(code)
    folder = PACKAGE.joinpath("codes")
    own = folder.joinpath(language.partition("-")[0], f"{code}.md")
    return (own if own.is_file() else folder.joinpath(f"{code}.md")).read_text(encoding="utf-8")


def title(code: str) -> str:
    """Return the English title of a code's page, the first line after `# code: `. Raise KeyError where none is."""
    return page(code).partition("\n")[0].partition(": ")[2].strip()
