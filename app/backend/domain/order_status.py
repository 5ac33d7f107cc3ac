"""What kind of status a CRM's own word is, for the colour of its pill."""

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "cancelled",
        ("скас", "відмов", "відхил", "поверн", "видал", "брак", "cancel", "refus", "return", "відмін", "отмен"),
    ),
    ("done", ("викон", "заверш", "успіш", "отриман", "доставлен", "закрит", "done", "complet", "success", "выполн")),
    ("sent", ("відправлено", "відправлен", "дороз", "доставк", "прибу", "відділен", "sent", "ship", "deliver")),
    ("waiting", ("очік", "підтвер", "оплат", "пакув", "комплект", "в роботі", "опрацю", "обробц", "резерв", "wait")),
    ("new", ("нов", "new")),
)
"""Looked for in this order: «Очікує відправлення» holds no beginning of a sent one."""


def status_kind(word: str) -> str:
    """`new`, `waiting`, `sent`, `done`, `cancelled`, or `open` for a word that says none of them."""
    folded = word.casefold()
    if folded.startswith(("очік", "чека", "не ")):
        return "waiting"
    for kind, beginnings in _KINDS:
        if any(beginning in folded for beginning in beginnings):
            return kind
    return "open"
