"""What two states have otherwise: for a screen, the comment on a change, a page, programs; one module each."""
