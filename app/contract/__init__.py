"""What the backend and the desk say to each other: msgspec structs and the standard library, nothing else."""
