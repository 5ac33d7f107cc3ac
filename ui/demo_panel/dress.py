"""The style of the controls only this panel uses: a plain list, a slider."""

from ui.theme import Tokens


def sheet(tokens: Tokens) -> str:
    """A style sheet in the colours of the moment."""
    return f"""
QListView {{ background: {tokens.surface}; border: 1px solid {tokens.control_line}; border-radius: 8px; padding: 4px; }}
QListView::item {{ min-height: 30px; padding: 0 8px; border-radius: 6px; color: {tokens.text}; }}
QListView::item:hover {{ background: {tokens.hover}; }}
QListView::item:selected {{ background: {tokens.accent_ground}; color: {tokens.accent}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {tokens.control_line}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {tokens.accent}; }}
QSlider::handle:horizontal {{ width: 16px; margin: -6px 0; border-radius: 8px; background: {tokens.accent}; }}
"""
