"""What the analyst may do to the codebook, each as one deed; what cannot be is refused with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate import codebook, edits
from annotate.tags import Tag
from ui.keys.actions import TAG_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.session import AnnotationSession
    from ui.keys.keymap import Keymap


class CodebookEditor:
    """Stands between the codebook's window and the session. What changes raises ShirushiError."""

    def __init__(self, session: AnnotationSession, keymap: Callable[[], Keymap]) -> None:
        self._session = session
        self._keymap = keymap

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._session.store.read_only

    def tags(self) -> Sequence[Tag]:
        """The codebook as it is now, in its order, retired tags too."""
        return self._session.store.tags()

    def counts(self) -> dict[str, int]:
        """Tag id -> number of its annotations, where there are any."""
        return self._session.store.tag_counts()

    def add(self, name_ja: str, name_en: str) -> Tag:
        """Add a tag of that name, in one language at least, with a letter, key and colour that are free."""
        tags = self._session.store.tags()
        taken = self._taken_keys("")
        key, color = codebook.free_key(tags, taken), codebook.free_color(tags)
        tag = codebook.new_tag(Tag("", name_ja, name_en, "", "", key, color), tags, taken)
        self._session.apply(edits.add_tag(tag))
        return tag

    def change(self, before: Tag, wished: Tag) -> None:
        """Let a tag be as wished; nothing happens where it is already."""
        taken = self._taken_keys(before.id) - {before.key}
        after = codebook.checked(wished, self._session.store.tags(), taken)
        if after != before:
            self._session.apply(edits.change_tag(before, after))

    def remove(self, tag: Tag, replacement: str | None) -> None:
        """Offer a tag no longer; its annotations get the tag `replacement`, or keep it if None."""
        session = self._session
        session.apply(edits.remove_tag(tag, session.store.tagged(tag.id), replacement, session.now()))

    def restore(self, tag: Tag) -> None:
        """Offer a retired tag again."""
        again = codebook.restored(tag, self._session.store.tags(), self._taken_keys(tag.id))
        self._session.apply(edits.restore_tag(tag, again))

    def _taken_keys(self, tag_id: str) -> set[str]:
        """Every key that does something else than giving this tag."""
        keymap = self._keymap()
        return {key for key in keymap.all_keys() if keymap.owner(key) != f"{TAG_PREFIX}{tag_id}"}
