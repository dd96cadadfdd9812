"""`python -m whosays` is the command `whosays`."""

import sys

from whosays.cli import main

sys.exit(main())
