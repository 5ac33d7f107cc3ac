"""«Довідка»: its articles are whole in both languages, are found by words, and lead to places that exist."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontMetrics, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from ui.desk_pages import desk_pages
from ui.help.articles import ORDER, articles
from ui.help.page import HelpPage
from ui.settings.sections import all_sections
from ui.theme import Light, Theme
from ui.words import install_words

RESOURCES = Path(resources.__file__).parent
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(params=["uk", "en"])
def language(request: pytest.FixtureRequest, application: QApplication) -> Iterator[str]:
    install_words(application, request.param)
    yield request.param
    install_words(application, "uk")


@pytest.fixture
async def page(theme: Theme, qtbot: QtBot) -> AsyncIterator[HelpPage]:
    page = HelpPage(theme)
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show()
    yield page
    await page.reader.close_tasks()


async def test_every_link_and_picture_of_every_article_is_there(language: str, page: HelpPage) -> None:
    known = {f"slukhavka:place/{one.key}" for one in desk_pages(lambda _key, parent: parent)}
    known |= {f"slukhavka:settings/{section.key}" for section in all_sections()}
    known |= {f"slukhavka:help/{key}" for key in ORDER} | {"slukhavka:keys"}
    pictures = {path.name for path in (RESOURCES / "pictures").glob("*.png")}
    for article in articles(language):
        assert article.title, article.key
        for dark in (False, True):
            assert set(LINK.findall(article.lit(dark=dark))) <= known | pictures, article.key


def test_the_pictures_are_small_for_what_they_show() -> None:
    """They are part of the program that everybody downloads."""
    weights = {path.name: path.stat().st_size for path in (RESOURCES / "pictures").glob("*.png")}
    assert {name.rpartition("-")[2] for name in weights} == {"light.png", "dark.png"}
    assert sum(weights.values()) < 1_500_000, weights


async def test_both_languages_tell_the_same(page: HelpPage) -> None:
    """The same articles, with the same heads, links and pictures in the same order."""
    for mine, other in zip(articles("uk"), articles("en"), strict=True):
        shapes = [re.findall(r"^#+ ", one.text, re.MULTILINE) for one in (mine, other)]
        assert shapes[0] == shapes[1], mine.key
        ways = [[link.replace("-en.", "-uk.") for link in LINK.findall(one.text)] for one in (mine, other)]
        assert sorted(set(ways[0])) == sorted(set(ways[1])), mine.key


def test_no_article_lies_about_unread(language: str) -> None:
    assert {path.stem for path in (RESOURCES / "help" / language).glob("*")} == set(ORDER)


async def test_every_title_has_room_in_the_list(language: str, page: HelpPage) -> None:
    for item in page.items.values():
        assert QFontMetrics(item.font()).horizontalAdvance(item.text()) <= item.width() - 20, item.text()


async def test_what_is_sought_narrows_the_list_and_is_marked(page: HelpPage) -> None:
    page.search.searched.emit("вебхуки")
    shown = [key for key, item in page.items.items() if not item.isHidden()]
    assert shown == ["ringostat"]
    assert page.reader.article is not None
    assert page.reader.article.key == "ringostat"
    assert page.reader.extraSelections()
    page.search.searched.emit("xyzzy")
    assert [key for key, item in page.items.items() if not item.isHidden()] == []
    assert not page.reader.isVisible()
    assert page.step_back()
    assert not page.step_back()
    assert page.reader.isVisible()
    assert not page.reader.extraSelections()


@pytest.mark.parametrize(("sought", "marked"), [("зв'язку", "зв’язку"), ("ВЕБХУКА", "Вебхуки")])
async def test_it_is_sought_whatever_the_apostrophe_and_the_ending(page: HelpPage, sought: str, marked: str) -> None:
    page.search.searched.emit(sought)
    assert page.reader.isVisible()
    assert marked in {mark.cursor.selectedText() for mark in page.reader.extraSelections()}


async def test_a_link_leads_to_what_it_names(page: HelpPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.place_wanted) as place:
        page.reader.anchorClicked.emit(QUrl("slukhavka:place/missed"))
    with qtbot.waitSignal(page.section_wanted) as section:
        page.reader.anchorClicked.emit(QUrl("slukhavka:settings/check"))
    with qtbot.waitSignal(page.keys_wanted):
        page.reader.anchorClicked.emit(QUrl("slukhavka:keys"))
    assert (place.args, section.args) == (["missed"], ["check"])
    page.reader.anchorClicked.emit(QUrl("slukhavka:help/card"))
    assert page.items["card"].isChecked()
    page.reader.anchorClicked.emit(QUrl("https://elsewhere.example/"))
    assert page.items["card"].isChecked()


@pytest.mark.parametrize("stranger", ["https://elsewhere.example/a.png", "../icons/x.svg", "/etc/passwd", "data:,x"])
async def test_nothing_but_our_pictures_is_loaded(page: HelpPage, stranger: str) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.reader.loadResource(kind, QUrl(stranger)) == b""
    picture = page.reader.loadResource(kind, QUrl("calls-uk-light.png"))
    assert isinstance(picture, QImage)
    assert picture.width() > 400


async def test_a_picture_comes_where_its_ground_stands(page: HelpPage, settled: Callable[[], Awaitable[None]]) -> None:
    kind, name = QTextDocument.ResourceType.ImageResource.value, QUrl("calls-uk-light.png")
    ground = page.reader.loadResource(kind, name)
    assert isinstance(ground, QImage)
    await settled()
    picture = page.reader.document().resource(kind, name)
    assert isinstance(picture, QImage)
    assert (picture.size(), picture.devicePixelRatio()) == (ground.size(), ground.devicePixelRatio())
    assert len(_colors(ground)) == 1
    assert len(_colors(picture)) > 1


async def test_its_pictures_are_of_the_light_of_the_moment(
    page: HelpPage, theme: Theme, settled: Callable[[], Awaitable[None]]
) -> None:
    """Also when it turns while somebody reads, who stays at their place."""
    page.show_article("first-call")
    bar = page.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    for light, is_dark in ((Light.LIGHT, False), (Light.DARK, True), (Light.LIGHT, False)):
        theme.choose(light)
        await settled()
        (picture,) = (image for image in _pictures(page.reader.document()) if len(_colors(image)) > 1)
        assert (picture.pixelColor(2, 2).lightness() < 100) is is_dark
        assert bar.value() == place


def _pictures(document: QTextDocument) -> list[QImage]:
    """Those that the text names now."""
    found = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            shape = part.fragment().charFormat()
            if shape.isImageFormat():
                name = QUrl(shape.toImageFormat().name())
                image = document.resource(QTextDocument.ResourceType.ImageResource.value, name)
                assert isinstance(image, QImage)
                found.append(image)
            part += 1
        block = block.next()
    return found


def _colors(image: QImage) -> set[str]:
    """Along its middle."""
    return {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}


async def test_links_are_reached_and_opened_by_the_keyboard(page: HelpPage, qtbot: QtBot) -> None:
    page.show_article("trouble")
    page.reader.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.reader, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.section_wanted) as wanted:
        QTest.keyClick(page.reader, Qt.Key.Key_Return)
    assert wanted.args == ["check"]
