"""`python -m siclint`."""

from siclint.cli import main

if __name__ == "__main__":
    main()
