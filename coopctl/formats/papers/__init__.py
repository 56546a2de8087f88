"""`coopctl report --format NAME`: one module a format, each with `AUDIENCE`, `ENDINGS` and `write(paper, look)`."""
