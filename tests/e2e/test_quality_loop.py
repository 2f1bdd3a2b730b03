"""The quality loop (domain 2.10-2.15): from the pause, through repair, to the client's own word."""

from pathlib import Path

from tests.e2e.acts import ENGINEER, REP, SERVICE_LEAD
from tests.e2e.interviews import GOOD, GROWS, fill, hand_in, id_on, questionnaire
from tests.e2e.letters import Mailbox
from tests.e2e.repairs import REPAIRED, WORDS, paused
from tests.e2e.world import Phone, World

HEAD = "Марина Лис"
COPY = "Моя копия, PDF"
"""The button of a questionnaire that its rep keeps."""

MAILBOXES = {HEAD: "lis@third-line.example", SERVICE_LEAD: "orlov@third-line.example"}


async def test_only_the_clients_yes_closes_it_and_the_questionnaire_goes_on(
    world: World, tmp_path: Path
) -> None:
    rep, lead = await world.phone(REP), await world.phone(SERVICE_LEAD)
    head, engineer = await world.phone(HEAD), await world.phone(ENGINEER)
    repair = await paused(world, tmp_path, "Маяк")

    # Three copies: the original stays with the rep; on two phones a card and a file, and both by
    # mail.
    assert repair.filled in [id_on(each) for each in await rep.heard() if each.has_button(COPY)]
    for phone in (lead, head):
        assert WORDS in (await repair.told(phone))[0].text
        files = [each.media["file_name"] for each in await phone.heard() if each.media]
        assert files[-1].endswith(".pdf"), phone.name
        letters = await Mailbox(world, MAILBOXES[phone.name]).letters()
        copies = [each for each in letters if f"К-{repair.number} " in each.subject]
        assert [each.attachments for each in copies] == [[files[-1]]], phone.name
        assert WORDS in copies[0].text

    await repair.accept()
    assert (await repair.ticket())["state"] == "accepted"
    await repair.work()
    assert (await repair.ticket())["state"] == "in_work"
    await repair.fix()
    assert (await repair.ticket())["state"] == "fixed"

    # The rep asks with one tap. The letter speaks in the client's own words.
    letter = await repair.ask()
    assert f"[К-{repair.number}]" in letter.subject
    assert letter.sender.startswith(f'"{REP}, ')
    assert WORDS in letter.text
    assert REPAIRED in letter.text
    asked = (await repair.ticket())["asked"]
    assert (asked["address"], asked["round"]) == (repair.client_mailbox.address, 1)

    # "No" brings it back to whoever had it, with the client's words.
    await repair.answer("Нет, вчера опять дважды падало", letter)
    ticket = await repair.ticket()
    assert (ticket["state"], ticket["round"]) == ("in_work", 2)
    for phone in (rep, lead, head, engineer):
        assert "вчера опять дважды падало" in await last_words(phone), phone.name
    assert (await questionnaire(world, repair.filled))["state"] == "paused"

    # The second round. A late "yes" to the letter of the first one closes nothing.
    await repair.fix("Переложили кабель")
    await repair.answer("Да", letter)
    assert (await repair.ticket())["state"] == "fixed"
    second = await repair.ask()
    assert second.uid != letter.uid
    await repair.answer("да, все ок, спасибо!", second, style="outlook")
    ticket = await repair.ticket()
    assert (ticket["state"], ticket["round"]) == ("confirmed", 2)
    assert {each["state"] for each in ticket["problems"]} == {"confirmed"}
    for phone in (rep, lead, head, engineer):
        assert "да, все ок, спасибо!" in await last_words(phone), phone.name
    thanks = await repair.letter()
    assert thanks.uid > second.uid

    # The questionnaire goes on where it stopped.
    assert (await questionnaire(world, repair.filled))["state"] == "restored"
    await repair.tap(rep, "questionnaire:resume:")
    await fill(rep, {**GOOD, **GROWS})
    await hand_in(rep)
    told = await questionnaire(world, repair.filled)
    assert told["state"] == "handed_in"
    assert told["answers"]["k_fails"] == "3", "the bad answers remain on record"
    assert ticket["history"][0]["what"] == "opened"


async def last_words(phone: Phone) -> str:
    """What a phone heard lately."""
    return "\n".join(each.text for each in (await phone.heard())[-3:])
