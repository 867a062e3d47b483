"""What each command does, step by step: values come back, nothing is printed, and no terminal is needed."""
