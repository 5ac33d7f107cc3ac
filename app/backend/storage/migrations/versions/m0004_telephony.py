"""How the telephony is set up, and what its webhooks were seen to bring."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing yet."""
