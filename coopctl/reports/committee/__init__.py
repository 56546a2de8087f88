"""The paper for a joint or steering committee: one module a chapter, put together by `assemble`."""
