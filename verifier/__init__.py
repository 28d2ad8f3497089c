"""The independent recount of an export: the standard library, and nothing of ours."""
