"""Heights of texts: told quickly, and never otherwise than they are painted."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.virtual_ringostat.dialogues import dialogues
from ui.theme import FontRole, Theme
from ui.widgets.marked_text import laid_out
from ui.widgets.text_heights import TextHeights

_WORDS = st.sampled_from([word for dialogue in dialogues() for line in dialogue.lines for word in line[3:].split()])
_TOKENS = st.one_of(
    _WORDS, st.text(min_size=1, max_size=12), st.sampled_from(["e-mail", "2–3", "а/б", "漢字漢字", "x" * 90])
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TOKENS, max_size=30), st.integers(60, 700))
def test_a_height_is_that_of_the_laid_out_text(theme: Theme, tokens: list[str], width: int) -> None:
    text = " ".join(" ".join(tokens).split())
    text = "".join(letter for letter in text if letter.isprintable())
    font = theme.font(FontRole.BODY)
    assert TextHeights(font).of(text, width) == laid_out(text, font, width)[1]


def test_what_people_say_is_counted_without_being_laid_out(theme: Theme) -> None:
    heights = TextHeights(theme.font(FontRole.BODY))
    lines = [line[3:] for dialogue in dialogues() for line in dialogue.lines]
    counted = [line for line in lines if heights._lines(line, 500) is not None]
    assert len(counted) > 0.85 * len(lines)
