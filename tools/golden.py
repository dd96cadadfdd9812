"""Writes every golden case of tests/cases anew; read the difference before you commit it."""

from tests.support.golden import main

if __name__ == "__main__":
    main()
