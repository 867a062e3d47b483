"""role-wizard: an interview in the terminal that writes a job description and the list of what it still lacks."""

__version__ = "0.2.0"
