"""What people type as an address, made into the one that is asked."""

from urllib.parse import urlsplit


def backend_url(text: str) -> str | None:
    """`slukhavka.shop.ua` is `https://slukhavka.shop.ua`; None for what is no address.

    Without a scheme a machine of the local network (`localhost`, `192.168.…`, with a port) is asked by plain http.
    """
    text = text.strip()
    if not text or " " in text:
        return None
    if "://" not in text:
        text = f"{'http' if _is_near(text) else 'https'}://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def pairing_code(text: str) -> str:
    """The code as the backend made it: capitals, without the spaces and dashes of reading aloud."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _is_near(text: str) -> bool:
    host = text.partition("/")[0].partition(":")[0].casefold()
    return host == "localhost" or host.endswith(".local") or host.replace(".", "").isdigit()
