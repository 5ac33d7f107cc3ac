"""The mirror of Sitniks, its backlog, and imports."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing yet."""
