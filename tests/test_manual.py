"""The manual for `man`: made of the help of every command, and roff without a warning."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from coopctl import commands, discovery
from tools import manual


def test_the_manual_has_every_command_and_says_it_as_its_help_does() -> None:
    page = manual.page("fr")

    assert [line.removeprefix(".SS ") for line in page.splitlines() if line.startswith(".SS ")] == list(
        discovery.names(commands)
    )
    assert page.startswith('.TH COOPCTL 1 "" "coopctl ')
    assert "\n  \\-\\-as\\-of JOUR " in page
    if not shutil.which("groff"):
        pytest.skip("groff is not installed: make tools")
    words = ("groff", "-man", "-K", "utf-8", "-T", "utf8", "-ww", "-b", "-z")
    done = subprocess.run(words, input=page, check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_no_line_of_the_help_is_taken_for_a_request() -> None:
    assert manual._escaped(".coopctl") == "\\&.coopctl"
    assert manual._escaped("'-a\\b") == "\\&'\\-a\\eb"
