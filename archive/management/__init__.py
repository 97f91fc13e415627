"""Commands for the operator. They translate the command line into calls of what is below, and own no rule."""
