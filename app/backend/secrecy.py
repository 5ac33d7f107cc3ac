"""What is encrypted at rest: the Auth-key and the recordings' addresses."""

from cryptography.fernet import Fernet, InvalidToken


class SecretKeyChanged(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """What is stored was encrypted with another key than the one of now."""


class Vault:
    """Encrypts and decrypts texts with the service's secret key."""

    def __init__(self, key: str) -> None:
        self._fernet = Fernet(key)

    def __repr__(self) -> str:
        return "Vault(…)"

    def lock(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def unlock(self, locked: str) -> str:
        """The text again.

        Raises:
            SecretKeyChanged: it was locked with another key.
        """
        try:
            return self._fernet.decrypt(locked.encode()).decode()
        except InvalidToken as error:
            raise SecretKeyChanged("the stored secrets were encrypted with another SLUKHAVKA_SECRET_KEY") from error
