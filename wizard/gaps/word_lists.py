"""Lists of words, `wordlists/<language>.yaml`: what a wording rule looks for, and when the words are meant otherwise.

A list is a candidate, never a finding: the rule adds where it looks and which concrete fact silences it. How to
write one:

    undefined-time:
      words: ["timely", "prompt|promptly", "regular*", "from time to time", "as soon as possible"]
      except: ["regular customer*"]        # a hit that overlaps such a phrase is none
      unless: ["sla|slas", "under ... regulation"]  # anywhere in the text: no hit in it at all
      guards: [equal-opportunity]          # lists whose hits silence the text in the same way
      negated: silent                      # "no fines": a hit within three words after a negation is none
      where: start                         # the phrase must be the beginning of the item
      yes: ["Answers requests in a timely manner"]  # a test: each of these hits, and each phrase hits in one of them
      no: ["Serves regular customers"]              # a test: none of these hits, and each exception is met in one

A phrase is words of the matching copy (`matching.py`), so case, marks, ё, hamza and joined Arabic particles need no
thought: `word` the whole word · `stem*` with any ending · `*ending` · `this|that` one of them · `word?` may be
missing · `*` any word · `...` up to five words of the same sentence · `#` a number · `$` the end of the text.
What stands in quotation marks never hits. Instead of `words` a list may have `instead`: phrases, each with the right
term. Lists named `fact-...` hold what makes a clause concrete, `aid-...` what a rule needs to know besides: only
clauses with a candidate are asked for them.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from wizard.gaps.listed_phrase import ENDS, STEM, Phrase, phrase_of, runs_of
from wizard.gaps.matching import Span, Word, forms_of, quoted_in, words_of
from wizard.shelves import compiled, compiled_yaml, digest_of

FOLDER: Final = Path(__file__).parent / "wordlists"
ASKED: Final = ("fact-", "aid-", "negation", "equal-opportunity")
"""How the lists begin that are asked only about certain clauses."""


class WordList(NamedTuple):
    """One list of one language; its phrases as they are written, parsed when a text may hold one."""

    name: str
    language: str
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    at_start: bool = False
    silent_negated: bool = False


@functools.cache
def parsed(phrase: str, language: str) -> Phrase:
    """A phrase of a list, ready to be compared."""
    return phrase_of(phrase, language)


@functools.cache
def raw_lists(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The lists of a language as they are written."""
    path = FOLDER / f"{language}.yaml"
    return compiled_yaml(path, f"wizard/gaps/wordlists/{language}.yaml")  # type: ignore[no-any-return]


@functools.cache
def lists_of(language: str) -> Mapping[str, WordList]:
    """The lists of a language by name."""
    return {name: _list(name, language, held) for name, held in raw_lists(language).items()}


def _list(name: str, language: str, held: Mapping[str, Any]) -> WordList:
    return WordList(
        name,
        language,
        tuple(held.get("instead") or held["words"]),
        tuple(held.get("except", ())),
        tuple(held.get("unless", ())),
        tuple(held.get("guards", ())),
        held.get("where") == "start",
        held.get("negated") == "silent",
    )


class _Index(NamedTuple):
    """By the words of their anchors, the lists and phrases that a word may belong to."""

    whole: Mapping[str, Sequence[tuple[str, str]]]
    stems: Mapping[str, Sequence[tuple[str, str, str]]]
    numbers: Sequence[tuple[str, str]]


_INDEX_FORM: Final = "1"
"""Raised when phrases or the matching copy are read in another way: older compiled indexes are then not found."""


@functools.cache
def _index(language: str, asked: bool) -> _Index:
    """One of two: of the lists that are asked only about certain clauses, or of the others."""
    source = (FOLDER / f"{language}.yaml").read_bytes()
    digest = digest_of([source, f"{_INDEX_FORM} {asked}".encode()])
    return _Index(*compiled("words", digest, lambda: _built(language, asked)))


def _built(language: str, asked: bool) -> _Index:
    index = _Index({}, {}, [])
    for name, held in lists_of(language).items():
        if name.startswith(ASKED) is not asked:
            continue
        for text in held.phrases:
            phrase = phrase_of(text, language)
            anchor = phrase.items[phrase.anchor]
            for word in anchor.whole:
                index.whole.setdefault(word, []).append((name, text))  # type: ignore[attr-defined]
            for stem in anchor.stems:
                index.stems.setdefault(stem[:STEM], []).append((stem, name, text))  # type: ignore[attr-defined]
            if anchor.number:
                index.numbers.append((name, text))  # type: ignore[attr-defined]
    return index


def candidates(word: str, language: str, *, asked: bool = False) -> Iterator[tuple[str, str]]:
    """The lists and phrases that a word of the copy may belong to."""
    index = _index(language, asked)
    if word[0].isdecimal():
        yield from ((name, phrase) for name, phrase in index.numbers)
    for form in forms_of(word, language):
        yield from ((name, phrase) for name, phrase in index.whole.get(form, ()))
        for stem, name, phrase in index.stems.get(form[:STEM], ()):
            if form.startswith(stem):
                yield name, phrase


@functools.lru_cache(maxsize=4096)
def found_in(text: str, language: str, name: str) -> tuple[Span, ...]:
    """Where a text holds words of the list that are meant as the list means them; in the order of the text."""
    held = lists_of(language).get(name)
    if held is None:
        return ()
    asked = name.startswith(ASKED)
    wanted = {
        phrase
        for word in words_of(text, language)
        for listed, phrase in candidates(word.copy, language, asked=asked)
        if listed == name
    }
    return phrases_in(text, held, wanted)


def phrases_in(text: str, held: WordList, phrases: Iterable[str]) -> tuple[Span, ...]:
    """Where a text holds one of these `phrases` of the list, after its exceptions."""
    language = held.language
    words = words_of(text, language)
    everywhere = range(len(words))
    starts: Sequence[int] = (_first(text, words),) if held.at_start else everywhere

    def spans_of(listed: Iterable[str], begins: Sequence[int]) -> Iterator[Span]:
        for phrase in listed:
            yield from runs_of(parsed(phrase, language), words, text, language, begins)

    spans = set(spans_of(phrases, starts))
    if not spans:
        return ()
    kept_out = [*quoted_in(text), *spans_of(held.exceptions, everywhere)]
    kept = [span for span in spans if not any(start < span[1] and span[0] < end for start, end in kept_out)]
    if held.silent_negated:
        kept = [span for span in kept if not negated(text, language, span)]
    if not kept or any(found_in(text, language, guard) for guard in held.guards):
        return ()
    if any(True for _ in spans_of(held.unless, everywhere)):
        return ()
    return tuple(sorted(kept, key=lambda span: (span[0], -span[1])))


def instead_of(words: str, language: str, name: str) -> str:
    """The right term for `words` that this list found, or nothing."""
    right: Mapping[str, str] = raw_lists(language)[name].get("instead", {})
    for phrase in lists_of(language)[name].phrases:
        if any(True for _ in runs_of(parsed(phrase, language), words_of(words, language), words, language, (0,))):
            return right.get(phrase, "")
    return ""


def negated(text: str, language: str, span: Span) -> bool:
    """Whether one of the three words before `span`, in its sentence, says no."""
    before = [word for word in words_of(text, language) if word.end <= span[0]][-3:]
    signs = [parsed(phrase, language).items[0] for phrase in lists_of(language)["negation"].phrases]
    return any(
        not ENDS & set(text[word.end : span[0]]) and any(sign.fits(word.copy, language) for sign in signs)
        for word in before
    )


def _first(text: str, words: Sequence[Word]) -> int:
    """The first word of an item: behind its number, letter or bullet."""
    for place, word in enumerate(words):
        behind = text[word.end : word.end + 1]
        numbered = word.copy.isdecimal() or (len(word.copy) == 1 and behind == ")")
        if not numbered:
            return place
    return 0
