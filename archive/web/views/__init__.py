"""What answers readers' requests, one module for each sort of page."""
