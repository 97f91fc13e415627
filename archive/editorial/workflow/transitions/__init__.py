"""Changes of state that readers do not see, one file each."""

from archive.editorial.workflow.transition import TRANSITIONS

TRANSITIONS.load_folder(__name__)
