"""Screens with a layout of their own: the table format of some reports."""
