"""Everything that talks to a person in a terminal; the only room that may import rich, questionary, prompt_toolkit."""
