"""Working hours, and who closed what was missed."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing yet."""
