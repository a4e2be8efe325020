"""The program as processes: what `make demo` starts, watches and stops."""
