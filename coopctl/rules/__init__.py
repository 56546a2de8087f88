"""The rules: what a schema cannot say, one module a bad pattern, found by listing this package.

A rule's module is named by its code (`unknown_party` is `unknown-party`). Its docstring says what it finds,
SEVERITY how much that weighs. `check` gives the problems of a portfolio, `check_record` those of one record, which is
walked once for all such rules; a module has one of the two, or both. `check_record` looks at each field by itself, but
for those that BESIDE names: of these it looks at all beside each other field. Rules are pure: no file, no clock.
"""
