"""The end of a plain interview: the gate, and the three most important questions, each to be answered now or later."""

from collections.abc import Callable

from wizard.export.format import ReportView
from wizard.export.sheet import gate
from wizard.interview.conduct import Conversation, Outcome
from wizard.interview.prompter import Jump, Pause
from wizard.interview.session import Session
from wizard.interview.steps import Step, StepKind
from wizard.model.answers import Reason
from wizard.phrases import say
from wizard.terminal.closing import heaviest
from wizard.terminal.lines import End
from wizard.terminal.plain import PlainPrompter


def close(
    prompter: PlainPrompter, talk: Conversation, report: Callable[[Session], ReportView], outcome: Outcome
) -> Outcome:
    """Read the questions out and take what is said to them. The end of input, or Ctrl-C, leaves the rest as it is."""
    language = prompter.language
    view = report(talk.session)
    prompter.tell()
    prompter.tell(say("screen.end-time" if outcome is Outcome.TIME_UP else "screen.end-title", language))
    prompter.tell(gate(view))
    told: frozenset[str] = frozenset()
    try:
        while found := heaviest(report(talk.session), talk.session, told):
            line, step = found[0]
            place, number = len(told) + 1, len(told) + len(found)
            prompter.tell()
            prompter.tell(say("screen.end-three", language, place=place, number=number, owner=line.owner))
            prompter.tell(f"  {line.question}")
            told |= {line.finding.fingerprint}
            keys = ("now", "assign", "leave") if step.kind is not StepKind.CONFIRM else ("now", "leave")
            picked = prompter.pick([say(f"screen.end-{key}", language) for key in keys])
            if picked == 0:
                _answer(prompter, talk, step)
            elif picked is not None and keys[picked] == "assign":
                reply = prompter.somebody(Reason.UNKNOWN, step, talk.session)
                talk.hear(Jump(step.address))
                talk.hear(reply)
    except (End, KeyboardInterrupt):
        prompter.tell()
    return outcome


def _answer(prompter: PlainPrompter, talk: Conversation, step: Step) -> None:
    """Ask this one step, and what follows from it, until something else would be asked."""
    talk.hear(Jump(step.address))
    asked = talk.step
    while asked is not None and talk.step is not None and talk.step.question.id == asked.question.id:
        here = talk.step
        reply = prompter.ask(here, talk.session)
        if isinstance(reply, Pause):
            raise End
        heard = talk.hear(reply)
        if heard.refusal is not None:
            prompter.refuse(here, heard.refusal)
        elif heard.cells is not None:
            prompter.kept(here, heard.cells, heard.change)
