"""What a draft says about itself, as plain texts: for the fields of a letterhead, which may print them in its place."""

from wizard.draft.general import is_worker
from wizard.draft.words import words
from wizard.model.position import Fact, Position, TextFact
from wizard.model.text import in_language


def requisites(position: Position, language: str) -> dict[str, str]:
    """Organisation, number, date and their kin by the names of a letterhead's fields; what is not known is left out."""
    spoken = words(language)
    formal, identity = position.formalities, position.identity

    def text(fact: TextFact) -> str:
        return in_language(fact.value or {}, language)

    def date(fact: Fact[str]) -> str:
        return spoken.date(fact.value) if fact.value else ""

    told = {
        "organisation": text(formal.organisation),
        "kind": spoken.say("kind.worker" if is_worker(position) else "kind"),
        "title": text(identity.title),
        "unit": text(identity.unit),
        "number": text(formal.number),
        "date": date(formal.date),
        "city": text(formal.city),
        "version": text(formal.version),
        "effective_date": date(formal.effective_date),
        "review_date": date(formal.review_date),
        "approved": spoken.say("head.approved"),
        "approver": text(formal.approved_by),
    }
    return {name: value for name, value in told.items() if value}
