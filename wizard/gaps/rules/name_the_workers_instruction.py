"""A worker's profession is drawn up from the tariff guide, any other post from the guide of posts (Russia)."""

from collections.abc import Iterator
from typing import Final

from wizard.gaps.rule import Case, Hit, Rule
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.question import Severity
from wizard.model.text import western_digits

WORKER: Final = "worker"
GUIDE_OF_POSTS: Final = ("21.08.1998", "Квалификационный справочник должностей")
TARIFF_GUIDE: Final = ("тарифно-квалификационный справочник", "ЕТКС")
"""Source: items A.71 and A.73 of the source document; decree of 21.08.1998 No. 37."""


def _check(case: Case) -> Iterator[Hit]:
    category = case.position.identity.category.value
    documents = case.position.governing_documents
    if not category or not documents.value:
        return
    wrong, right = (GUIDE_OF_POSTS, TARIFF_GUIDE) if category == WORKER else (TARIFF_GUIDE, GUIDE_OF_POSTS)
    words = [(text, western_digits(" ".join(text.values())).casefold()) for text in documents.value]
    if any(sign.casefold() in said for sign in right for _, said in words):
        return
    for text, said in words:
        if any(sign.casefold() in said for sign in wrong):
            at = case.position.identity.category.at
            yield Hit((at,), at, (Evidence(documents.at, text),), {"document": text})
            return


RULES = (
    Rule(
        "DOC713",
        "worker-instruction-kind",
        FindingKind.CONTRADICTION,
        Severity.MINOR,
        "hr",
        _check,
        jurisdictions=("ru",),
    ),
)
