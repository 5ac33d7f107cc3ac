"""An article as a well-set page: Qt reads the Markdown, the theme says how it looks."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from ui.theme import FontRole, Space, Theme

_BY_LEVEL: Final = {1: FontRole.CARD_NAME, 2: FontRole.PANEL}
_ABOVE: Final = {1: 0, 2: Space.PAGE}
_BETWEEN_LINES: Final = 5.0
"""Pixels between the lines of a paragraph."""
_LIST_INDENT: Final = 22.0
_PIXEL_STEP: Final = 1
"""Articles are read, not scanned: a step above the size of the lists."""


def typeset(document: QTextDocument, markdown: str, theme: Theme, picture_width: int) -> None:
    """Fill the document; every colour and font in it is the theme's, every picture `picture_width` wide."""
    body = QFont(theme.font(FontRole.BODY))
    body.setPixelSize(body.pixelSize() + _PIXEL_STEP)
    document.setDefaultFont(body)
    document.setDocumentMargin(Space.CONTROL)
    document.setIndentWidth(_LIST_INDENT)
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in list(_blocks(document)):
        _set_block(cursor, block, theme)
        for fragment in list(_fragments(block)):
            _set_fragment(cursor, block, fragment, theme, body)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, theme)
    cursor.endEditBlock()
    fit_pictures(document, picture_width)


def fit_pictures(document: QTextDocument, width: int) -> None:
    """Make every picture as wide as its column; the height follows."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        for fragment in list(_fragments(block)):
            if fragment.charFormat().isImageFormat():
                shape = fragment.charFormat().toImageFormat()
                if shape.width() != width:
                    shape.setWidth(width)
                    _choose(cursor, fragment)
                    cursor.setCharFormat(shape)


def _set_block(cursor: QTextCursor, block: QTextBlock, theme: Theme) -> None:
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat(block.blockFormat())
    follows = block.next()
    goes_on = block.textList() is not None and follows.isValid() and follows.textList() is not None
    shape.setTopMargin(_ABOVE.get(level, 0))
    shape.setBottomMargin(0 if _is_cell(block) else Space.HALF if goes_on else Space.CONTROL)
    if not level:
        shape.setLineHeight(_BETWEEN_LINES, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    if any(fragment.charFormat().isImageFormat() for fragment in _fragments(block)):
        shape.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    cursor.setPosition(block.position())
    cursor.setBlockFormat(shape)
    if level:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setFont(theme.font(_BY_LEVEL.get(level, FontRole.STRONG)))
        look.setForeground(theme.color("text"))
        cursor.setCharFormat(look)


def _set_fragment(cursor: QTextCursor, block: QTextBlock, fragment: QTextFragment, theme: Theme, body: QFont) -> None:
    look = fragment.charFormat()
    if look.isImageFormat() or block.blockFormat().headingLevel():
        return
    if look.isAnchor():
        look.setForeground(theme.color("accent"))
        look.setFontUnderline(True)
    else:
        look.setForeground(theme.color("text"))
    if look.fontWeight() > QFont.Weight.Normal:
        look.setFontWeight(QFont.Weight.DemiBold)
    if look.fontFixedPitch():  # `code`: the same letters, on a ground of their own
        look.setFont(body)
        look.setBackground(theme.color("surface_2"))
    _choose(cursor, fragment)
    cursor.setCharFormat(look)


def _set_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setBorder(0)
    shape.setCellPadding(Space.HALF + 2)
    shape.setCellSpacing(0)
    shape.setBottomMargin(Space.CONTROL)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.FixedLength, 120), QTextLength(QTextLength.Type.VariableLength, 1)]
    )
    table.setFormat(shape)
    line = theme.color("line")
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = cell.format().toTableCellFormat()
            look.setBottomBorder(1)
            look.setBottomBorderBrush(line)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell.setFormat(look)


def _is_cell(block: QTextBlock) -> bool:
    table: QTextTable | None = QTextCursor(block).currentTable()
    return table is not None


def _choose(cursor: QTextCursor, fragment: QTextFragment) -> None:
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    part = block.begin()
    while not part.atEnd():
        yield part.fragment()
        part += 1
