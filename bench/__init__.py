"""What pages, saving and documents cost, beside a floor that is timed in the same run (make bench)."""
