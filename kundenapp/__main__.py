"""``python -m kundenapp`` is the same as the installed command ``kundenapp``."""

import sys

from kundenapp.app.main import main

if __name__ == "__main__":
    sys.exit(main())
