"""Accept today's results: writes the fingerprints of the bundled scenarios beside this file."""

import json

from simulator.engine.run import MODEL_VERSION
from simulator.scenario import bundled

from .test_golden import FILE, fingerprint


def accept() -> None:
    """Renew the golden fingerprints."""
    today = {"model_version": MODEL_VERSION, "fingerprints": {name: fingerprint(name) for name in sorted(bundled())}}
    FILE.write_text(json.dumps(today, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    accept()
