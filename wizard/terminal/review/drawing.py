"""What the screen draws of a review: the card in so many rows, and the list of all open questions."""

from questionary import Choice, Separator

from wizard.export.format import ReportLine
from wizard.phrases import say
from wizard.terminal.paper import Paper
from wizard.terminal.prompts.choosing import ChoicePrompt
from wizard.terminal.prompts.prompt import Fragments, Room
from wizard.terminal.prompts.rows import Item
from wizard.terminal.review.card import in_quotes_isolated, parts
from wizard.terminal.review.round import Round
from wizard.terminal.review.stops import names_of
from wizard.terminal.screen.block import lines_of


def card(held: Round, line: ReportLine, paper: Paper, width: int, most: int) -> list[Fragments]:
    """As many parts as fit into `most` rows of that width."""
    made = [(part, lines_of(paper, part.text, width, part.style, most=part.most)) for part in parts(held, line, paper)]
    room = most
    kept: set[int] = set()
    for place, (_, rows) in sorted(enumerate(made), key=lambda pair: pair[1][0].rank):
        if len(rows) <= room or not kept:
            kept.add(place)
            room -= len(rows)
    return [row for place, (_, rows) in enumerate(made) if place in kept for row in rows]


def open_questions(held: Round, paper: Paper, room: Room) -> ChoicePrompt:
    """All that is open, by person, to look through, to search and to go to; the values are the findings' names."""
    language, walk, standing = held.language, held.walk, held.line
    items: list[Choice] = []
    owner = here = ""
    for line in walk.lines:
        if walk.owner_of(line) != owner:
            owner = walk.owner_of(line)
            items.append(Separator(owner))
        name = line.finding.fingerprint
        here = name if standing is not None and names_of(line) == names_of(standing) else here
        grave = say(f"report.severity-{line.finding.severity}", language)
        state = walk.verdict_of(line)
        more = f" [{say(f'review.state-{state}', language)}]" if state is not None else ""
        asked = in_quotes_isolated(paper, line.question)
        items.append(Item(f"{asked} ({grave}){more}", name, words=f"{owner} {line.finding.code}"))
    message = say("review.open-questions", language)
    return ChoicePrompt(paper, room, items, message=message, pointed=here, search=True)
