"""Text that is being written: parts that save one by one and never overwrite each other in silence."""
