"""Make a virtual environment, also where Debian left pip out of venv.

python3 scripts/environment.py FOLDER
"""

import subprocess
import sys
import venv
from pathlib import Path

folder = Path(sys.argv[1])
try:
    venv.create(folder, with_pip=True)
except (subprocess.CalledProcessError, SystemExit, OSError):
    print(
        "Python's venv cannot install pip here. On Debian or Ubuntu run:\n"
        "    apt-get install python3-venv",
        file=sys.stderr,
    )
    sys.exit(1)
