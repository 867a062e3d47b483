"""The command `role-wizard`, also as `python -m wizard`: the first words of a sitting, then everything else."""

import sys


def main() -> None:
    """Run a command; an interview or a review is seen to open before the rest of the program is there."""
    if not {"interview", "review"} & set(sys.argv):
        from wizard.cli import main as run

        run()
        return
    from wizard.terminal import opening

    try:
        try:
            opening.paint(sys.argv[1:])
            from wizard.cli import main as run

            run()
        finally:
            opening.close()
    except KeyboardInterrupt:  # while the program was being loaded or left: every answer is on disk
        opening.close()
        sys.exit(130)


if __name__ == "__main__":
    main()
