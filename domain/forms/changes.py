"""What a new version of a form changes, for the person who imports it."""

from dataclasses import dataclass

from domain.forms.model import FormDefinition


@dataclass(frozen=True)
class Changes:
    """Names of questions, in the form's order. `moved` says that those left stand in another
    order; `wording` that the title or a section is worded anew.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    moved: bool
    wording: bool


def changes(before: FormDefinition, after: FormDefinition) -> Changes:
    """What is different in `after`."""
    earlier = {question.name: question for question in before.questions}
    later = {question.name: question for question in after.questions}
    gates = {each.question: each for each in before.gates}
    stopping = {each.question: each for each in after.gates}
    return Changes(
        added=tuple(name for name in later if name not in earlier),
        removed=tuple(name for name in earlier if name not in later),
        changed=tuple(
            name
            for name, question in later.items()
            if name in earlier
            and (question != earlier[name] or stopping.get(name) != gates.get(name))
        ),
        moved=[name for name in earlier if name in later]
        != [name for name in later if name in earlier],
        wording=(before.title, before.sections) != (after.title, after.sections),
    )
