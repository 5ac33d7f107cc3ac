"""What a name tells about its bearer, as far as Ukrainian grammar needs it."""

from typing import Final

_MEN_IN_A: Final = frozenset({
    "вавила", "гаврила", "данила", "єрема", "зосима", "ілля", "ілія", "іона", "йона", "кирила", "кузьма",
    "лука", "микита", "микола", "мина", "нікіта", "нікола", "олекса", "петя", "сава", "савва",
    "саша", "толя", "фока", "фома", "хома", "юра", "mykola", "illia", "illya", "luka", "nikita",
    "mykyta", "sava", "savva", "kuzma", "khoma", "danyla", "oleksa", "sasha", "yura",
})  # fmt: skip
_WOMEN_WITHOUT_A: Final = frozenset({
    "адель", "аделі", "ассоль", "беатріс", "едіт", "елізабет", "емілі", "есфір", "ізабель", "інес", "кармен", "кетрін",
    "лілі", "любов", "марі", "мері", "мішель", "наталі", "неллі", "ніколь", "нінель", "рашель", "рут", "рахіль", "софі",
    "еллі", "юдиф", "юдіт", "liubov", "lyubov", "natali", "nicole", "marie",
})  # fmt: skip
_ALPHABET: Final = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", ord("а"))}
_HER_FATHER: Final = ("івна", "ївна", "овна", "евна", "ічна", "ivna", "yivna", "ovna")
_HIS_FATHER: Final = ("ович", "евич", "йович", "ьович", "ілліч", "кузьмич", "лукич", "ovych", "ovich")


def first_name(name: str) -> str:
    """The word one is addressed by: «Ірина» of «Ірина Лис» and of «Лис Ірина Петрівна»."""
    words = name.split()
    if len(words) == 3 and words[2].casefold().endswith(_HER_FATHER + _HIS_FATHER):
        return words[1]
    return words[0] if words else name


def is_feminine(name: str) -> bool:
    """Whether the verb after the name takes its feminine form; a patronymic decides, else the first name."""
    words = [word.casefold().strip(".,") for word in name.split()]
    if any(word.endswith(_HIS_FATHER) for word in words[1:]):
        return False
    if any(word.endswith(_HER_FATHER) for word in words[1:]):
        return True
    if not words or words[0] in _MEN_IN_A:
        return False
    return words[0] in _WOMEN_WITHOUT_A or words[0].endswith(("а", "я", "a", "ia"))


def alphabetical(name: str) -> list[int]:
    """What names are sorted by: Unicode has «Ґ», «Є», «І» and «Ї» after «Я»."""
    return [_ALPHABET.get(letter, ord(letter)) for letter in name.casefold()]
