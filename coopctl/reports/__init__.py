"""Reports: pure functions from a portfolio, its standing and a day to values that the formats show."""
