"""Prompts of the screen, one for each kind of question; each is a `questionary.Question`."""
