"""The checks of `doctor`: one module a thing that is looked at, each with a function that returns its Part."""
