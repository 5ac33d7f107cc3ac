"""The style of the controls only this panel uses: a plain list, a drop-down, a slider."""

from ui.theme import Tokens


def sheet(tokens: Tokens) -> str:
    """A style sheet in the colours of the moment."""
    return f"""
QListView {{ background: {tokens.surface}; border: 1px solid {tokens.control_line}; border-radius: 8px; padding: 4px; }}
QListView::item {{ min-height: 30px; padding: 0 8px; border-radius: 6px; color: {tokens.text}; }}
QListView::item:hover {{ background: {tokens.hover}; }}
QListView::item:selected {{ background: {tokens.accent_ground}; color: {tokens.accent}; }}
QComboBox {{ background: {tokens.surface}; border: 1px solid {tokens.control_line}; border-radius: 8px;
  min-height: 32px; padding: 0 11px; color: {tokens.text}; }}
QComboBox:focus {{ border-color: {tokens.accent}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox QAbstractItemView {{ background: {tokens.surface}; border: 1px solid {tokens.line}; outline: none;
  selection-background-color: {tokens.accent_ground}; selection-color: {tokens.accent}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {tokens.control_line}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {tokens.accent}; }}
QSlider::handle:horizontal {{ width: 16px; margin: -6px 0; border-radius: 8px; background: {tokens.accent}; }}
"""
