"""`python -m wizard` is the command `role-wizard`."""

from wizard.cli import main

main()
