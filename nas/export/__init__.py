"""From a trained network to files that are proven to answer as it does."""
