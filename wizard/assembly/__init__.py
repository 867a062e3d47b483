"""Bank + answers -> Position: ids, links, and for every part where it came from or why it is missing."""

from wizard.assembly.assemble import assemble

__all__ = ["assemble"]
