"""Drawing on a terminal: lines in cells, columns that fit, bars, and plain facts for screen readers."""
