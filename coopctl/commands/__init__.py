"""Commands: one module a verb, with `HELP`, and a function `run` whose parameters are its arguments and options.

`run` takes the Session first and gives back the exit code. A parameter whose type is a group of options
(options.py) stands for all of that group.
"""
