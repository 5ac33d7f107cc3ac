"""A talk in words, as the desk keeps it: asked for once, heard of anew, its lines found by time and by words."""

import asyncio

import msgspec
import pytest

from app.contract.answers import Page
from app.contract.talk_text import Cue, FoundTalk, TalkSummary, TextNews, TextState, Transcript
from app.desk.talk_text import NOTHING, TalkText
from app.desk.word_search import Stand, WordSearch
from app.failures import BackendSilent
from app.word_forms import places_in, words_of
from tests.desk.talk_words import CUES, SUMMARY, WordsBook, text_in
from tests.ui.latin_shop import call


async def test_the_words_of_a_call_are_asked_for_and_left_with_it() -> None:
    book = WordsBook()
    text = text_in(book)
    await text.open(7)
    assert (text.is_known, text.summary, text.transcript.cues) == (True, SUMMARY, CUES)
    await text.open(8)
    assert (text.is_known, text.summary, text.transcript) == (True, TalkSummary(), NOTHING)
    text.leave()
    assert (text.is_known, text.call_id) == (False, None)


async def test_another_call_meanwhile_gets_none_of_the_first_ones_words() -> None:
    book = WordsBook()
    text = text_in(book)
    slow = asyncio.create_task(text.open(7))
    await asyncio.sleep(0)
    await text.open(8)
    await slow
    assert text.summary == TalkSummary()


async def test_news_of_the_call_say_that_more_is_known() -> None:
    text = text_in(WordsBook())
    stale: list[int] = []
    text.on_stale = lambda: stale.append(1)
    await text.open(7)
    text.hear(TextNews(call_id=8))
    assert stale == []
    text.hear(TextNews(call_id=7))
    assert stale == [1]


async def test_a_silent_backend_leaves_what_is_shown() -> None:
    book = WordsBook()
    text = text_in(book)
    await text.open(7)
    book.is_silent = True
    with pytest.raises(BackendSilent):
        await text.open(7)
    assert text.summary == SUMMARY


async def with_cues(*spans: tuple[float, float]) -> TalkText:
    book = WordsBook()
    cues = tuple(Cue(start_s=start, end_s=end, text=str(place)) for place, (start, end) in enumerate(spans))
    book.transcripts[7] = Transcript(state=TextState.READY, cues=cues)
    text = text_in(book)
    await text.open(7)
    return text


async def test_the_line_that_sounds_is_the_last_that_began_and_goes_on() -> None:
    text = await with_cues((1, 9), (2, 4), (6, 7), (20, 21))
    wanted = {0.0: None, 0.99: None, 1.0: 0, 2.0: 1, 3.9: 1, 4.5: 0, 6.5: 2, 7.5: 0, 12.0: 2, 20.0: 3, 99.0: 3}
    assert {second: text.sounding_at(second) for second in wanted} == wanted


async def test_lines_are_found_by_their_words() -> None:
    text = text_in(WordsBook())
    await text.open(7)
    assert text.find("ПЛЕД") == (1, 2)
    assert text.find("плед вчора") == (1,), "lines with all of them, when there are such"
    assert text.find("плед чекаю") == (1, 2, 3), "else with any"
    assert text.find("диван") == text.find("  ") == ()


def test_places_are_marked_once() -> None:
    assert places_in("Плед, плед і пледик", words_of("плед пле")) == [(0, 4), (6, 10), (13, 17)]
    assert places_in("İstanbul плед", words_of("плед")) == [(9, 13)]


class Found:
    """Two pages of talks for any words; `wait` holds the answer back."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.is_silent = False
        self.wait: asyncio.Event | None = None

    async def __call__(self, words: str, cursor: str | None) -> Page[FoundTalk]:
        self.asked.append((words, cursor))
        wait, self.wait = self.wait, None
        if wait is not None:
            await wait.wait()
        if self.is_silent:
            raise BackendSilent
        if words == "nothing":
            return Page(())
        numbers, following = ((3, 2), "more") if cursor is None else ((2, 1), None)
        talks = (FoundTalk(call=msgspec.structs.replace(call(), id=one), places=(), count=1) for one in numbers)
        return Page(tuple(talks), following)


async def test_a_search_brings_its_pages_each_talk_once() -> None:
    ask = Found()
    search = WordSearch(ask)
    assert search.stand is Stand.TOO_SHORT
    await search.search("плед")
    assert ([talk.call.id for talk in search.talks], search.has_more) == ([3, 2], True)
    await search.more()
    assert ([talk.call.id for talk in search.talks], search.has_more) == ([3, 2, 1], False)
    await search.more()
    assert ask.asked == [("плед", None), ("плед", "more")]


async def test_short_words_are_not_asked_for() -> None:
    ask = Found()
    search = WordSearch(ask)
    await search.search("ні я")
    assert (search.stand, ask.asked) == (Stand.TOO_SHORT, [])


async def test_a_search_says_how_it_stands() -> None:
    ask = Found()
    search = WordSearch(ask)
    stands: list[Stand] = []
    search.on_changed = lambda: stands.append(search.stand)
    await search.search("nothing")
    ask.is_silent = True
    await search.search("плед")
    assert stands == [Stand.LOOKING, Stand.NOTHING, Stand.LOOKING, Stand.FAILED]
    ask.is_silent = False
    await search.search("плед")
    assert search.stand is Stand.FOUND


async def test_the_newest_question_wins() -> None:
    ask = Found()
    search = WordSearch(ask)
    ask.wait = held = asyncio.Event()
    slow = asyncio.create_task(search.search("плед"))
    await asyncio.sleep(0)
    await search.search("nothing")
    held.set()
    await slow
    assert (search.text, search.talks, search.stand) == ("nothing", (), Stand.NOTHING)
