"""The tool: architectures, their cost, their training, and the search over them."""
