"""The head runs the programme with his thumb: every button, from the screen that shows it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from importlib import import_module

import pytest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.callbacks.programme import CampaignListTap, CampaignTap, DueTap, ListedTap
from bot.callbacks.tickets import TicketTap
from bot.callbacks.visits import WeekTap
from bot.cards import CARDS
from bot.cards.home import home_of
from bot.screen import Screen
from bot.texts import LOCALES as BOT_LOCALES
from bot.texts import Screenwriter
from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission
from domain.quality.opening import Complaint, NewTicket, open_ticket
from domain.texts import LOCALES, Texts
from domain.work import Work
from tests.fixtures.statements import statements
from tests.integration.programme.conftest import CLIENTS, HEAD, Programme

handlers = import_module("bot.handlers.programme")
"""The module: the package's name for it is its router."""

Handler = Callable[..., Awaitable[None]]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES, LOCALES.parent / "forms" / "locales", BOT_LOCALES)


@dataclass
class Shown:
    """What a handler answers with."""

    screens: list[Screen] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def edit(self, screen: Screen) -> None:
        self.screens.append(screen)

    send = edit

    def answer(self, text: str) -> None:
        self.said.append(text)

    @property
    def text(self) -> str:
        return str(self.screens[-1].text)


_TAPS: dict[type[CallbackData], Callable[[CallbackData], Handler]] = {
    CampaignTap: lambda tap: {
        "split": handlers.show_split,
        "apply": handlers.apply_split,
        "start": handlers.begin_or_end,
        "end": handlers.begin_or_end,
        "chart": handlers.order,
        "book": handlers.order,
        "bulk": handlers.choose_taker_of_many,
        "bulk_to": handlers.move_many,
    }.get(getattr(tap, "act", ""), handlers.look),
    CampaignListTap: lambda _: handlers.turn_list,
    DueTap: lambda _: handlers.turn_due,
    WeekTap: lambda _: handlers.tapped_week,
    ListedTap: lambda tap: {
        "approve": handlers.decide_refusal,
        "return": handlers.decide_refusal,
        "move": handlers.choose,
        "remove": handlers.choose,
    }.get(getattr(tap, "act", ""), handlers.change_line),
}


def _read(data: str) -> CallbackData:
    """What a button carries."""
    for kind in _TAPS:
        try:
            return kind.unpack(data)
        except (TypeError, ValueError):
            continue
    raise AssertionError(data)


@dataclass
class Phone:
    """One person's phone."""

    here: Programme
    texts: Texts
    name: str = HEAD

    def say(self, work: Work) -> Screenwriter:
        return Screenwriter(self.texts, "ru", "Europe/Samara", work.now)

    async def tap(self, data: CallbackData) -> Shown:
        """Tap a button that carries `data`, in a transaction of its own."""
        shown = Shown()
        async with self.here.office.acting(self.name) as work:
            given = {"work": work, "reply": shown, "say": self.say(work)}
            if not isinstance(data, WeekTap):
                given["callback_data"] = data
            await _TAPS[type(data)](data)(CallbackQuery.model_construct(), **given)
        return shown

    async def press(self, shown: Shown, words: str) -> Shown:
        """Tap the button of the last screen whose text begins so."""
        button = next(
            each for row in shown.screens[-1].buttons for each in row if each.text.startswith(words)
        )
        return await self.tap(_read(button.data))

    async def card(self, name: str, **args: int) -> str:
        async with self.here.office.acting(self.name) as work:
            screen = await CARDS[name](work, self.say(work), args)
        assert screen is not None
        return str(screen.text)

    async def home(self) -> Screen:
        async with self.here.office.acting(self.name) as work:
            return await home_of(work, self.say(work))


@pytest.fixture
def head(programme: Programme, texts: Texts) -> Phone:
    return Phone(programme, texts)


async def test_from_the_split_to_the_start_by_taps(head: Phone) -> None:
    shown = await head.tap(CampaignTap(act="open"))
    assert "готовится" in shown.text
    shown = await head.press(shown, "Разделить список")
    assert "Ольга Смирнова: <b>20</b>" in shown.text
    shown = await head.press(shown, "Применить")
    assert "Разделено" in shown.text
    shown = await head.press(shown, "Начать кампанию")
    assert "идёт" in shown.text
    shown = await head.press(shown, "Ольга С.")
    assert "Ещё не отработаны: 20" in shown.text
    shown = await head.press(shown, "▶")
    shown = await head.press(shown, "1")
    assert "У кого: Ольга Смирнова" in shown.text


async def test_a_client_is_moved_marked_and_removed_by_taps(head: Phone) -> None:
    await head.here.split()
    line = await head.here.line(1)
    shown = await head.tap(ListedTap(act="open", id=line))
    shown = await head.press(shown, "Отгораживает")
    assert "отгораживает клиента" in shown.text
    assert "Передайте клиента другому: Ольга Смирнова" in shown.text
    shown = await head.press(shown, "Передать другому")
    shown = await head.press(shown, "Денис Жуков")
    assert "У кого: Денис Жуков" in shown.text
    assert "Передайте клиента" not in shown.text
    shown = await head.press(await head.press(shown, "Передать другому"), "◀")
    with pytest.raises(DeskError, match="error-client-fenced"):
        await head.tap(ListedTap(act="to", id=line, value=head.here.rep("Ольга")))
    shown = await head.press(await head.press(shown, "Снять со списка"), "Записан дважды")
    assert "снят со списка" in shown.text
    with pytest.raises(TooLate):
        await head.tap(ListedTap(act="removed", id=line, value=0))
    with pytest.raises(DeskError):
        await head.tap(ListedTap(act="removed", id=await head.here.line(2), value=99))


async def test_all_of_a_rep_are_moved_by_two_taps(head: Phone) -> None:
    await head.here.split()
    anna = CampaignListTap(id=head.here.campaign_id, part="open", rep=head.here.rep("Анна"))
    shown = await head.press(await head.tap(anna), "Передать всех")
    shown = await head.press(shown, "Денис Жуков")
    assert shown.said == ["Передано: 13"]


async def test_a_refusal_by_one_tap_where_it_is_read(head: Phone) -> None:
    await head.here.split()
    await head.here.start()
    line = await head.here.line(4)
    await head.here.change(
        "UPDATE campaign_clients SET refusal_asked_at = now(), reason = 'Нет времени'"
        " WHERE id = :i",
        i=line,
    )
    assert "Нет времени" in await head.card("refusal", campaign_client_id=line)
    shown = await head.press(await head.tap(CampaignTap(act="open")), "Отказы ждут вас")
    shown = await head.press(await head.press(shown, "1"), "Принять отказ")
    assert "Отказ принят" in shown.text
    assert "Отказ принят" in await head.card("refusal", campaign_client_id=line)
    with pytest.raises(TooLate):
        await head.tap(ListedTap(act="return", id=line))


async def test_home_tells_the_head_of_refusals_and_of_new_tickets(head: Phone) -> None:
    await head.here.split()
    await head.here.start()
    asked, paused = await head.here.line(4), await head.here.line(5)
    assert "ждёт вашего слова" not in (await head.home()).text
    for line, state in ((asked, "open"), (paused, "paused")):
        await head.here.change(
            "UPDATE campaign_clients SET refusal_asked_at = now(), state = :state WHERE id = :i",
            i=line,
            state=state,
        )
    ticket_id = await open_ticket_of(head.here, await head.here.line(6))
    home = await head.home()
    assert "❗ <b>2 отказа клиентов ждут вашего слова</b>" in home.text
    assert "<b>1 новый тикет качества</b>" in home.text
    assert [button.text for row in home.buttons[:2] for button in row] == [
        "Отказы клиентов · 2",
        "Тикет К-1",
    ]
    opened = TicketTap.unpack(home.buttons[1][0].data)
    assert (opened.act, opened.id) == ("open", ticket_id)
    shown = await head.press(Shown([home]), "Отказы клиентов")
    assert "Отказы ждут вашего слова: 2" in shown.text
    assert "Принять отказ" in str((await head.tap(ListedTap(act="open", id=paused))).screens)
    assert "отказов" not in (await Phone(head.here, head.texts, "Ольга").home()).text


async def open_ticket_of(here: Programme, line_id: int) -> int:
    """The id of a new quality problem's ticket, of a client of the list."""
    questionnaire_id = await here.hand_in(line_id, "Ольга", state="paused")
    client_id = (await here.row(line_id)).client_id
    complaint = Complaint(1, "failure", "stopped", "Касса стоит", "Месяц без остановок")
    async with here.office.acting("Ольга") as work:
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            return await open_ticket(
                work,
                NewTicket(
                    client_id, questionnaire_id, here.rep("Ольга"), line_id, complaints=[complaint]
                ),
            )


async def test_everything_else_is_a_tap_away(head: Phone) -> None:
    shown = await head.tap(CampaignTap(act="open"))
    for words, expected in (
        ("Кому пора", "Пора посетить"),
        ("Люди", "Клиентов"),
        ("Кампании", "Кампаний: 1"),
        ("Что нашли", "Возможностей: 0"),
        ("Весь список", f"Весь список: {CLIENTS}"),
        ("Не звонили", "Никто ещё не звонил"),
    ):
        assert expected in (await head.press(shown, words)).text
    for words in ("График", "Таблица"):
        assert (await head.press(shown, words)).said
    service = Phone(head.here, head.texts, "Павел")
    seen = await service.tap(CampaignTap(act="open"))
    assert "Разделить" not in " ".join(b.text for row in seen.screens[-1].buttons for b in row)


async def test_a_rep_sees_his_own_part(head: Phone) -> None:
    await head.here.split()
    await head.here.start()
    await head.here.hand_in(await head.here.line(1), "Ольга")
    olga = Phone(head.here, head.texts, "Ольга")
    assert "1 из 15" in (await olga.tap(WeekTap())).text
    begun = await olga.card("campaign_started", campaign_id=head.here.campaign_id)
    assert "клиентов: 19" in begun
    changed = await olga.card("campaign_list", campaign_id=head.here.campaign_id)
    assert "19" in changed
    assert "1 из 15" in await olga.card("behind_norm")
    with pytest.raises(NotAllowed):
        await olga.tap(CampaignTap(act="open"))
    async with head.here.office.acting("Ольга") as work:
        home = await home_of(work, olga.say(work))
    assert "Анкеты за неделю: 1 из 15" in str(home.text)
    assert "Моя неделя" in " ".join(b.text for row in home.buttons for b in row)


SCREENS = {
    "campaign": (CampaignTap(act="open"), 6),
    "list": (CampaignListTap(id=1, part="all"), 3),
    "due": (DueTap(), 3),
    "found": (CampaignTap(act="found", id=1), 4),
    "staffing": (CampaignTap(act="staffing"), 3),
}
"""Each screen with the most statements it may take."""


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_asks_no_more_when_there_is_more(head: Phone, name: str) -> None:
    data, most = SCREENS[name]
    await head.here.split()
    await head.here.start()
    await head.here.hand_in(await head.here.line(1), "Ольга")
    with statements(head.here.office.engine) as few:
        await head.tap(data)
    for number in range(2, 5):
        await head.here.hand_in(await head.here.line(number), "Ольга")
    with statements(head.here.office.engine) as many:
        await head.tap(data)
    assert len(few) == len(many), (few, many)
    assert len(many) <= most
