"""Formats of rows: each module has `write(sheet, frame, look) -> str`, and its name is the format's."""
