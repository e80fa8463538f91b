"""From a study and its retrained networks, as they lie on disk, to one page, tables and pictures."""
