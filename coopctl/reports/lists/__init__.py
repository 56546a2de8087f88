"""`coopctl list KIND`: one module a kind, each with `sheet(view) -> Sheet`, one row a record."""
