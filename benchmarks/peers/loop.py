"""The loop that anybody writes first: PyYAML's fast loader and jsonschema over every action.

Usage: loop.py WORKSPACE SCHEMAS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator


class Loader(yaml.CSafeLoader):
    """With dates left as text, as JSON Schema needs them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
root, schemas = map(Path, sys.argv[1:])
validator = Draft202012Validator(json.loads((schemas / "action.schema.json").read_bytes()))
for path in sorted((root / "data" / "actions").rglob("*.yaml")):
    if errors := list(validator.iter_errors(yaml.load(path.read_bytes(), Loader))):  # noqa: S506, TID251 - to compare with
        print(path, errors[0])
