"""What may be built: spaces that a search draws architectures from, and the published baselines."""
