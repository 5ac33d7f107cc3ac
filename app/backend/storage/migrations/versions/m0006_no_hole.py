"""What the catching up, the recordings' keeping and the callbacks remember."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
