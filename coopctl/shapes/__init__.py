"""What `schemas` says of a document that does not fit: which fault is told, where, and in which words."""

from __future__ import annotations
