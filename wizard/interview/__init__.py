"""The conversation without a terminal: what is asked next, what a reply means, and what it changes."""
