"""Drawings that stand alone in a file of their own; one module a format."""
