"""Changes of state that readers see, one file each. Importing this package makes all transitions known."""

import archive.editorial.workflow.transitions  # noqa: F401 – those that readers do not see
from archive.editorial.workflow.transition import TRANSITIONS

TRANSITIONS.load_folder(__name__)
