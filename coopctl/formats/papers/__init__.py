"""`coopctl report --format NAME`: one module a format, each with `write(paper, look) -> str | bytes`."""
