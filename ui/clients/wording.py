"""How a client is told."""

from PySide6.QtCore import QCoreApplication

from app.contract.answers import Client
from ui.words_calls import phone_words

_LONGEST = 200


def name_of(client: Client) -> str:
    """The name on one line; «Новий клієнт» while there is none."""
    return " ".join(client.name[:_LONGEST].split()) or QCoreApplication.translate("Clients", "Новий клієнт")


def number_of(client: Client) -> str:
    """The main number, and how many others there are: «+380 67 123 45 67 +1»."""
    if not client.phones:
        return ""
    others = len(client.phones) - 1
    return f"{phone_words(client.phones[0])} +{others}" if others else phone_words(client.phones[0])


def made_by(client: Client) -> str:
    """Where the client came from."""
    translate = QCoreApplication.translate
    match client.created_by:
        case "call":
            return translate("Clients", "з дзвінка")
        case "crm":
            return translate("Clients", "із CRM")
        case _:
            return translate("Clients", "додано вручну")
