"""What the realm's configuration says."""

import json

__all__ = ["config"]

# A dictionary of the realm's own: what a script changes in it changes nothing else.
config = {**json.loads(prelude.seam_provided.configuration()), "type": "py"}
