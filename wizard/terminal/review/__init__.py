"""The review of a role: the open questions of its gap report, person by person, on the screen or line by line."""
