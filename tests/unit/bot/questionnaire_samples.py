"""Sample data for the screens of questionnaires, tickets, tasks and opportunities."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import follow_ups, questionnaires
from domain.company import Policy
from domain.follow_ups.opportunities import OpportunityCard, OpportunityPage
from domain.follow_ups.tasks import TaskCard, TaskPage
from domain.questionnaires.reading import QuestionnaireCard, QuestionnaireLine
from tests.unit.questionnaires import samples
from tests.unit.questionnaires.samples import CLIENT, NOW

TODAY = date(2026, 11, 23)
LONG = "Позвонить и узнать <b>&</b>, подписан ли договор на второй канал и видеонаблюдение " * 9

TASK = TaskCard(
    id=3,
    title=LONG,
    due_on=TODAY,
    done_at=None,
    client_id=1,
    client=CLIENT,
    opportunity_id=4,
    owner_id=1,
    owner="Ольга Смирнова",
    author="Марина Лис",
    promised=False,
    may_change=True,
)

OPPORTUNITY = OpportunityCard(
    id=4,
    title="Видеонаблюдение на складе <b>&</b>",
    client_id=1,
    client=CLIENT,
    amount=Decimal("1250000.00"),
    currency="RUB",
    stage="found",
    next_step="Показать на складе",
    next_on=TODAY + timedelta(days=2),
    reason=None,
    owner_id=1,
    owner="Ольга Смирнова",
    questionnaire=38,
    created_at=NOW,
    closed_at=None,
    may_change=True,
)

LINES = [
    QuestionnaireLine(
        id=at,
        number=30 + at,
        state=state,
        rep="Ольга Смирнова",
        begun_at=datetime(2026, 8, at + 1, 9, tzinfo=UTC),
        handed_in_at=None,
        paused_at=None,
        may_open=at != 3,
    )
    for at, state in enumerate(("open", "paused", "restored", "handed_in", "handed_in"))
]


def questionnaire_screens() -> dict[str, Callable[[Screenwriter, Policy], Screen]]:
    """Every screen of these, by name."""
    screens: dict[str, Callable[[Screenwriter, Policy], Screen]] = {
        "tasks": lambda w, _: follow_ups.tasks_screen(
            w,
            TaskPage([TASK, replace(TASK, client=None, due_on=date(2026, 11, 1))], 9, 1, 0),
            TODAY,
        ),
        "opportunity-handed": lambda w, _: follow_ups.opportunity_handed_screen(
            w, 1, "Ромашка <b>&</b>", "Второй канал " * 60, "Денис Жуков"
        ),
        "tasks-none": lambda w, _: follow_ups.tasks_screen(w, TaskPage([], 0, 0, 0), TODAY),
        "task": lambda w, _: follow_ups.task_screen(w, TASK, TODAY),
        "task-late": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, due_on=date(2026, 11, 1), may_change=False), TODAY
        ),
        "task-open": lambda w, _: follow_ups.task_screen(
            w,
            replace(TASK, due_on=date(2026, 12, 1), client=None, client_id=None, author=None),
            TODAY,
        ),
        "promise": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, promised=True, may_change=False), TODAY
        ),
        "promise-spoken": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, promised=True, spoken=True), TODAY
        ),
        "promise-late": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, promised=True, due_on=date(2026, 11, 1)), TODAY
        ),
        "promise-open": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, promised=True, due_on=date(2026, 12, 1)), TODAY
        ),
        "promise-kept": lambda w, _: follow_ups.task_screen(
            w, replace(TASK, promised=True, done_at=NOW), TODAY
        ),
        "tasks-promised": lambda w, _: follow_ups.tasks_screen(
            w, TaskPage([replace(TASK, promised=True)], 1, 0, 0), TODAY
        ),
        "task-done": lambda w, _: follow_ups.task_screen(w, replace(TASK, done_at=NOW), TODAY),
        "opportunities": lambda w, _: follow_ups.opportunities_screen(
            w, OpportunityPage([OPPORTUNITY, replace(OPPORTUNITY, next_on=None)], 12, 1)
        ),
        "opportunities-none": lambda w, _: follow_ups.opportunities_screen(
            w, OpportunityPage([], 0, 0)
        ),
        "opportunity-others": lambda w, _: follow_ups.opportunity_screen(
            w, replace(OPPORTUNITY, may_change=False, next_step=None, next_on=None, amount=None)
        ),
        "questionnaire-others": lambda w, _: questionnaires.questionnaire_screen(
            w, samples.card("paused"), 2
        ),
        "questionnaire-answers": lambda w, _: questionnaires.answers_screen(w, samples.card(), 1),
        "questionnaires": lambda w, _: questionnaires.questionnaires_screen(
            w, 1, CLIENT, LINES, fills=True
        ),
        "questionnaires-none": lambda w, _: questionnaires.questionnaires_screen(
            w, 1, CLIENT, [], fills=False
        ),
    }
    for stage in ("found", "talks", "offer"):
        screens[f"opportunity-{stage}"] = _opportunity(replace(OPPORTUNITY, stage=stage))
    won = replace(OPPORTUNITY, stage="won", closed_at=NOW)
    screens["opportunity-won"] = _opportunity(won)
    screens["opportunity-lost"] = _opportunity(replace(won, stage="lost", reason="Дорого <b>&</b>"))
    for state in ("open", "paused", "restored", "handed_in", "dropped"):
        screens[f"questionnaire-{state}"] = _questionnaire(samples.card(state))
    rejected = replace(samples.card("restored"), ticket_state="rejected")
    screens["questionnaire-goes-on-without-the-client"] = _questionnaire(rejected)
    return screens


Drawn = Callable[[Screenwriter, Policy], Screen]


def _opportunity(card: OpportunityCard) -> Drawn:
    return lambda w, _: follow_ups.opportunity_screen(w, card)


def _questionnaire(card: QuestionnaireCard) -> Drawn:
    return lambda w, _: questionnaires.questionnaire_screen(w, card, 1)
