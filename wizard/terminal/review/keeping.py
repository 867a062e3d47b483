"""What the next sitting of a review must know of this one: which questions were dealt with, on disk after each act."""

from collections.abc import Mapping
from typing import Any, Final

from wizard.terminal.review.stops import Kept
from wizard.terminal.review.walk import Walk
from wizard.terminal.screen.stage import Drafts

_KEPT: Final = "@review"
_OF_THE_INTERVIEW: Final = "@here"


class ReviewDrafts:
    """The drafts of the interview without the place where it stands: that stays as the interview left it."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts

    def get(self, address: str) -> Any:
        """The draft at that address, or an empty string."""
        return "" if address == _OF_THE_INTERVIEW else self.drafts.get(address)

    def put(self, address: str, draft: Any) -> None:
        """Remember a draft."""
        if address != _OF_THE_INTERVIEW:
            self.drafts.put(address, draft)

    def save(self) -> None:
        """Write what changed."""
        self.drafts.save()


def before(drafts: Drafts) -> Kept:
    """What the last sitting had dealt with; nothing where it went to its end."""
    held = drafts.get(_KEPT)
    if not isinstance(held, Mapping):
        return Kept()
    dealt_with, owners = held.get("dealt-with"), held.get("owners")
    return Kept(
        dealt_with if isinstance(dealt_with, Mapping) else {},
        tuple(map(str, owners)) if isinstance(owners, list) else (),
    )


def keep(drafts: Drafts, walk: Walk) -> None:
    """On disk, for a sitting that goes on."""
    kept = walk.kept
    drafts.put(_KEPT, {"dealt-with": kept.dealt_with, "owners": [*kept.owners]} if walk.trail else "")
    drafts.save()


def forget(drafts: Drafts) -> None:
    """The walk is finished: the next one asks everything that is open."""
    drafts.put(_KEPT, "")
    drafts.save()
