"""The timeline drawn: as signs in the cells of a terminal, as SVG, and as facts for screen readers."""
