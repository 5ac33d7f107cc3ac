"""What the AI makes of each shipped conversation: a summary, three moods, what to do next, and a WebVTT transcript."""

from dataclasses import dataclass

from app.virtual_ringostat.dialogues import dialogues
from app.virtual_ringostat.speech import Speech

GOOD, NEUTRAL, BAD = "Позитивний", "Нейтральний", "Негативний"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Moods in the order client, employee, overall."""

    summary: str
    moods: tuple[str, str, str]
    actions: tuple[str, ...] = ()


_ANALYSES: dict[str, Analysis] = {
    "wrong_number": Analysis("Людина помилилася номером.", (NEUTRAL, NEUTRAL, NEUTRAL)),
    "shop_hours": Analysis(
        "Клієнтка уточнила години роботи магазину.\nСьогодні магазин працює до восьмої вечора без перерви.",
        (NEUTRAL, GOOD, NEUTRAL),
    ),
    "where_is_my_parcel": Analysis(
        "Клієнт питав, де його замовлення 10482: його обіцяли ще вчора.\n"
        "Посилка вже в дорозі й завтра до обіду буде у відділенні Нової пошти.",
        (NEUTRAL, GOOD, GOOD),
        ("Надіслати номер накладної повідомленням", "Перевірити завтра, чи посилка прибула"),
    ),
    "confirm_order": Analysis(
        "Клієнт підтвердив замовлення: плед і дві подушки, 1 240 грн, оплата при отриманні.\n"
        "Відправлення сьогодні на 12-те відділення.",
        (GOOD, GOOD, GOOD),
        ("Відправити замовлення сьогодні", "Надіслати повідомлення з накладною"),
    ),
    "change_address": Analysis(
        "Клієнтка змінила адресу доставки до відправлення: Львів, поштомат 3120 біля вокзалу.\n"
        "Замовлення поїде сьогодні після 16:00.",
        (GOOD, GOOD, GOOD),
        ("Перевірити нову адресу в накладній",),
    ),
    "return_a_lamp": Analysis(
        "Лампа прийшла з тріщиною на плафоні, клієнт отримав її сьогодні.\n"
        "Домовились про заміну за рахунок магазину за 2–3 дні, стару лампу забере кур’єр.",
        (NEUTRAL, GOOD, GOOD),
        (
            "Дочекатися фото тріщини та упаковки",
            "Замовити заміну лампи й кур’єра",
            "Повідомити клієнта, коли нова лампа поїде",
        ),
    ),
    "cancel_order": Analysis(
        "Клієнтка скасувала замовлення: знайшла такий самий сервіз ближче.\n"
        "Передплату повернуть на картку до трьох днів.",
        (NEUTRAL, GOOD, NEUTRAL),
        ("Повернути передплату на картку",),
    ),
    "is_it_in_stock": Analysis(
        "Клієнт питав про сіру полуторну постіль із сатину; лишилося чотири комплекти.\n"
        "Один комплект відкладено до завтра, самовивіз із Подолу.",
        (GOOD, GOOD, GOOD),
        ("Відкласти комплект сірої постелі до завтра",),
    ),
    "complaint": Analysis(
        "Клієнт обурений: третій день замовлення у статусі «Новий», і ніхто не телефонує.\n"
        "Причина: товару не було на складі, клієнта не попередили. Відправлення за годину, доставка безкоштовна.",
        (BAD, GOOD, NEUTRAL),
        (
            "Відправити замовлення за годину з безкоштовною доставкою",
            "Зателефонувати клієнтові, коли посилка поїде",
            "Попереджати клієнтів, коли товару немає на складі",
        ),
    ),
    "wholesale": Analysis(
        "Новий готель замовляє сто великих і сто малих рушників та сорок вафельних халатів.\n"
        "Знижка 15 %, доставка по Києву безкоштовна. Завтра об 11:00 кур’єр привезе зразки.",
        (GOOD, GOOD, GOOD),
        (
            "Дочекатися реквізитів і виставити рахунок за годину",
            "Відправити кур’єра зі зразками завтра на 11:00",
            "Повернутися до питання вишивки",
        ),
    ),
    "gift_advice": Analysis(
        "Клієнт шукав подарунок мамі до тисячі гривень і обрав заварник із підігрівом свічкою.\n"
        "Подарункове пакування, листівка, оплата карткою, потрібно до п’ятниці.",
        (GOOD, GOOD, GOOD),
        ("Надіслати посилання на оплату", "Підписати листівку «Мамусю, з днем народження. Твій Андрій»"),
    ),
    "callback_after_missed": Analysis(
        "Передзвонили після пропущеного: чайник перестав вимикатися сам, гарантія два роки.\n"
        "Клієнтка надішле чайник Новою поштою, майстер подивиться протягом тижня.",
        (GOOD, GOOD, GOOD),
        ("Повідомити, коли майстер подивиться чайник",),
    ),
    "furnishing_a_flat": Analysis(
        "Родина переїхала й замовила вісім речей для дому на 5 440 грн: скатертину, чашки, штори, кошик, килимок, "
        "лампу, сушарку й дошку.\nДоставка кур’єром безкоштовна, післязавтра з 10:00 до 14:00.",
        (GOOD, GOOD, GOOD),
        ("Підкоротити штори за розміром клієнтки", "Кур’єрові зателефонувати за годину до приїзду"),
    ),
}
_SIDES = {"К": "Клієнт", "О": "Оператор"}


def analysis_of(speech: Speech) -> Analysis | None:
    """What the AI tells of the conversation; None of one it does not process, as a voice message."""
    return _ANALYSES.get(speech.file.partition(".")[0])


def vtt(speech: Speech, employee: str) -> str:
    """The transcript: who said what when; the employee by name."""
    written = next(dialogue for dialogue in dialogues() if f"{dialogue.name}.ogg" == speech.file)
    cues = ["WEBVTT"]
    for line, (start, end) in zip(written.lines, speech.lines, strict=True):
        who, words = line.split(": ", 1)
        speaker = (employee if who == "О" else "") or _SIDES[who]
        cues.append(f"{_clock(start)} --> {_clock(end)}\n<v {speaker}>{words}</v>")
    return "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
