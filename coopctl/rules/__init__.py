"""The rules: what a schema cannot say, one module a bad pattern, found by listing this package.

A rule's module is named by its code (`unknown_party` is `unknown-party`). Its docstring says what it finds,
SEVERITY how much that weighs, and `check` gives the problems of a portfolio. Rules are pure: no file, no clock.
"""
