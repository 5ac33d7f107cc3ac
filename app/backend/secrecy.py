"""What is encrypted at rest: keys and tokens, addresses that are secrets, webhooks that wait to be passed on."""

from cryptography.fernet import Fernet, InvalidToken


class SecretKeyChanged(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """What is stored was encrypted with another key than the one of now."""


class Vault:
    """Encrypts and decrypts with the service's secret key; any thread may ask."""

    def __init__(self, key: str) -> None:
        self._fernet = Fernet(key)

    def __repr__(self) -> str:
        return "Vault(…)"

    def lock(self, text: str) -> str:
        return self.lock_bytes(text.encode()).decode()

    def lock_bytes(self, content: bytes) -> bytes:
        return self._fernet.encrypt(content)

    def unlock(self, locked: str) -> str:
        """The text again.

        Raises:
            SecretKeyChanged: it was locked with another key.
        """
        return self.unlock_bytes(locked.encode()).decode()

    def unlock_bytes(self, locked: bytes) -> bytes:
        """The content again; raises as `unlock` does."""
        try:
            return self._fernet.decrypt(locked)
        except InvalidToken as error:
            raise SecretKeyChanged("the stored secrets were encrypted with another SLUKHAVKA_SECRET_KEY") from error
