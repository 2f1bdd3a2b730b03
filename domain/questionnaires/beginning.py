"""Beginning a questionnaire, and going on with it at the very question where it stopped."""

from dataclasses import replace

from sqlalchemy import insert, select, update

from domain.errors import DeskError, NotFound
from domain.forms import answering, responses
from domain.forms.answers import Answer
from domain.forms.model import RESTORED, FormDefinition
from domain.forms.responses import Draft
from domain.forms.versions import current, definition_of
from domain.permissions import Permission, needs
from domain.questionnaires.known import Known, known_of
from domain.questionnaires.rows import (
    PURPOSE,
    QuestionnaireRow,
    lock_own,
    lock_questionnaire,
    questionnaire_subject,
    set_state,
)
from domain.visits.meetings import begun_by_questionnaire
from domain.work import Work, redraw
from storage.models import (
    Campaign,
    CampaignClient,
    Client,
    FormResponse,
    FormVersion,
    Questionnaire,
    QuestionnaireResult,
)


@needs(Permission.FILL_QUESTIONNAIRES)
async def begin(work: Work, client_id: int, campaign_client_id: int | None = None) -> Draft:
    """Begin the questionnaire of a client, with all that is known of him; or go on with the one
    begun. Two taps at once begin one.

    Args:
        campaign_client_id: his line in a campaign's list; found by itself where he is on one.

    Raises:
        NotFound: no such client. DeskError: his last one waits until the quality is repaired.
    """
    locked = select(Client.id).where(Client.id == client_id).with_for_update(key_share=True)
    if await work.session.scalar(locked) is None:
        raise NotFound("error-client-unknown")
    begun = await _begun(work, client_id)
    if begun is not None:
        return begun
    listed = campaign_client_id or await _listed(work, client_id)
    definition = await _form_of(work, listed)
    known = await known_of(work, definition, client_id)
    draft = await responses.start(
        work,
        definition,
        PURPOSE,
        known=known.answers,
        suggested=known.suggested,
        rows=known.rows,
    )
    questionnaire_id = await _write(work, draft, client_id, listed, known)
    await begun_by_questionnaire(work, client_id, questionnaire_id)
    return replace(draft, subject_id=questionnaire_id)


async def _begun(work: Work, client_id: int) -> Draft | None:
    """The rep's own questionnaire of the client that is not over; one whose draft was thrown away
    is.
    """
    rows = (
        await work.session.execute(
            select(Questionnaire.id, Questionnaire.state, FormResponse.id, FormResponse.state)
            .join(FormResponse, FormResponse.id == Questionnaire.response_id)
            .where(
                Questionnaire.client_id == client_id,
                Questionnaire.rep_id == work.actor.id,
                Questionnaire.state.in_(("open", "paused", "restored")),
            )
            .order_by((Questionnaire.state == "open").desc(), Questionnaire.id)
        )
    ).all()
    for questionnaire_id, state, response_id, response_state in rows:
        if state == "restored":
            return await resume(work, questionnaire_id)
        if state == "paused":
            raise DeskError("error-questionnaire-paused")
        if response_state == "open":
            draft = await responses.load(work, response_id)
            return await answering.ask(work, draft, draft.question)
        dropped = await lock_questionnaire(work, questionnaire_id)
        await set_state(work, dropped, "dropped")
    return None


async def _listed(work: Work, client_id: int) -> int | None:
    """The client's line in a running campaign that is still to be worked through."""
    mine = CampaignClient.rep_id == work.actor.id
    return await work.session.scalar(
        select(CampaignClient.id)
        .join(Campaign, Campaign.id == CampaignClient.campaign_id)
        .where(
            CampaignClient.client_id == client_id,
            CampaignClient.state == "open",
            Campaign.state == "running",
        )
        .order_by(mine.desc(), CampaignClient.id.desc())
        .limit(1)
    )


async def _form_of(work: Work, campaign_client_id: int | None) -> FormDefinition:
    """The version that the campaign began with; outside campaigns, the one imported last."""
    version = await work.session.scalar(
        select(FormVersion.version)
        .join(Campaign, Campaign.form_version_id == FormVersion.id)
        .join(CampaignClient, CampaignClient.campaign_id == Campaign.id)
        .where(CampaignClient.id == campaign_client_id)
    )
    if version is not None:
        return await definition_of(work, version)
    return await current(work, work.policy.programme.form.stem)


async def _write(
    work: Work, draft: Draft, client_id: int, campaign_client_id: int | None, known: Known
) -> int:
    questionnaire_id: int = (
        await work.session.execute(
            insert(Questionnaire)
            .values(
                client_id=client_id,
                rep_id=work.actor.id,
                campaign_client_id=campaign_client_id,
                response_id=draft.id,
                state="open",
                begun_at=work.now,
            )
            .returning(Questionnaire.id)
        )
    ).scalar_one()
    await work.session.execute(
        update(FormResponse).where(FormResponse.id == draft.id).values(subject_id=questionnaire_id)
    )
    if known.contacts:
        await work.session.execute(
            insert(QuestionnaireResult),
            [
                {
                    "source": f"{draft.id}:{row}",
                    "questionnaire_id": questionnaire_id,
                    "contact_id": contact_id,
                }
                for row, contact_id in known.contacts.items()
            ],
        )
    return questionnaire_id


async def restored(work: Work, questionnaire_id: int) -> None:
    """The client himself confirmed that it is repaired (domain 2.13): the questionnaire may go on.
    Within another act, which tells its rep. Said twice, it changes nothing.
    """
    row = await lock_questionnaire(work, questionnaire_id)
    if row.state != "paused":
        return
    await set_state(work, row, "restored")
    await redraw(work, questionnaire_subject(row.id))


async def stopped_again(work: Work, questionnaire_id: int) -> None:
    """The client says that it is broken again: a questionnaire that may go on, and has not yet,
    waits as it did. Within another act, which tells its rep.
    """
    row = await lock_questionnaire(work, questionnaire_id)
    if row.state != "restored":
        return
    await set_state(work, row, "paused")
    await redraw(work, questionnaire_subject(row.id))


@needs(Permission.FILL_QUESTIONNAIRES)
async def resume(work: Work, questionnaire_id: int) -> Draft:
    """Go on with a questionnaire at a new meeting, at the first question that was closed. The bad
    answers remain on record (domain 2.15).

    Raises:
        NotFound, NotAllowed: it is not one's own. DeskError: the client did not confirm yet, or it
            is over.
    """
    row = await lock_own(work, questionnaire_id)
    if row.state == "open":
        draft = await responses.load(work, row.response_id)
        return await answering.ask(work, draft, draft.question)
    if row.state != "restored":
        raise DeskError(f"error-questionnaire-{row.state.replace('_', '-')}")
    await _refuse_second(work, row)
    draft = await responses.resume(work, row.response_id, known={RESTORED: Answer("yes")})
    await set_state(work, row, "open", resumed_at=work.now)
    await begun_by_questionnaire(work, row.client_id, row.id)
    await redraw(work, questionnaire_subject(row.id))
    return draft


async def _refuse_second(work: Work, row: QuestionnaireRow) -> None:
    """Two open ones of the same client would write over each other."""
    other = await work.session.scalar(
        select(Questionnaire.id).where(
            Questionnaire.client_id == row.client_id,
            Questionnaire.rep_id == row.rep_id,
            Questionnaire.state == "open",
        )
    )
    if other is not None:
        raise DeskError("error-questionnaire-begun")
