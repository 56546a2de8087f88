"""The timeline: which rows and points it has, over which days, as values that the formats draw."""
