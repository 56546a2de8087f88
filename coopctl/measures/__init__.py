"""What the files mean on a day: pure, exact computations, as docs/MEASURES.md defines it."""
