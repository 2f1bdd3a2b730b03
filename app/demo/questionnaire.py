"""A questionnaire of the sample's story, answered as its rep answered it.

Every answer is checked by the form's engine as it is when somebody taps; they are written in one
act, for forty acts a questionnaire would keep a newcomer waiting.
"""

from collections.abc import Mapping

from app.demo.moments import Moments
from app.demo.programme_file import Answers, StoryQuestionnaire
from app.demo.story_file import StoryAnswer, answer_of
from domain.forms import engine, responses
from domain.forms.answers import Answer
from domain.forms.model import Question, QuestionType, parts_of
from domain.forms.response_state import write_answer
from domain.forms.responses import Draft
from domain.forms.state import State
from domain.permissions import Permission
from domain.work import Work


class Interview:
    """What the client says to the questions of one draft."""

    def __init__(
        self, draft: Draft, told: StoryQuestionnaire, usual: Answers, moments: Moments
    ) -> None:
        self._definition = draft.definition
        self._state = draft.state
        self._said = {**usual, **told.answers}
        self._told = told
        self._moments = moments

    async def write(self, work: Work, draft_id: int) -> Draft:
        """Write what was answered and what was passed over, in one act."""
        answers = self.answers()
        with work.permitted(Permission.ANSWER_FORMS):
            for name in sorted(self._state.skipped):
                await write_answer(work, draft_id, name, None, skipped=True)
        return await responses.resume(work, draft_id, known=answers)

    def answers(self) -> Mapping[str, Answer]:
        """The answers, up to the question at which the draft is put aside.

        Raises:
            KeyError: a required question is answered nowhere in the story.
        """
        before = self._state
        while (asked := engine.next_question(self._definition, self._state)) is not None:
            if asked.name == self._told.until:
                break
            self._state = self._after(asked)
        return {
            name: answer
            for name, answer in self._state.answers.items()
            if before.answers.get(name) != answer
        }

    def _after(self, asked: Question) -> State:
        if asked.type is QuestionType.REPEAT:
            rows = engine.rows_of(self._state, asked.name)
            if len(rows.numbers) < len(self._told.rows.get(asked.name, ())):
                return engine.row_added(self._definition, self._state, asked.name)
            return engine.repeat_closed(self._state, asked.name)
        answer = self._answer(asked)
        if answer is None:
            if asked.required:
                raise KeyError(f"{self._told.client}: nothing is said to {asked.name}")
            return engine.skipped(self._state, asked.name)
        engine.check(self._definition, asked, answer, self._state, language="en")
        return engine.answered(self._state, asked.name, answer)

    def _answer(self, asked: Question) -> Answer | None:
        said = self._words(asked)
        if said is not None:
            return self._read(asked, said)
        return engine.offered(self._definition, self._state, asked)

    def _words(self, asked: Question) -> StoryAnswer | None:
        if asked.row is None:
            return self._said.get(asked.name)
        repeat, number = asked.row
        place = engine.rows_of(self._state, repeat).numbers.index(number)
        rows = self._told.rows.get(repeat, ())
        row = rows[place] if place < len(rows) else {}
        parts = parts_of(asked.name)
        if parts is None or parts[2] is None:
            return row.get("known", "same")
        return row.get(parts[2])

    def _read(self, asked: Question, said: StoryAnswer) -> Answer:
        if asked.type is QuestionType.DATE:
            return Answer(self._moments.read(f"{said} 12:00").date())
        return answer_of(asked, said)
