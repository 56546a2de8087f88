"""Formats of rows: each module has `AUDIENCE`, `ENDINGS` and `write(sheet, frame, look)`; its name is the format's."""
