"""Ordering the chart and the book of a campaign: a worker draws them, nobody waits."""

from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.programme.campaigns import campaign
from domain.work import Work


@needs(Permission.READ_PROGRAMME)
async def order_chart(work: Work, campaign_id: int) -> None:
    """Order the chart of a campaign's progress, a picture.

    Raises:
        NotFound: there is no such campaign.
    """
    await campaign(work, campaign_id)
    work.order_document("programme_chart", campaign_id=campaign_id)


@needs(Permission.READ_PROGRAMME)
async def order_book(work: Work, campaign_id: int) -> None:
    """Order the whole list of a campaign, a spreadsheet. It is noted: names of clients leave the
    desk with it.

    Raises:
        NotFound: there is no such campaign.
    """
    await campaign(work, campaign_id)
    await note(work, "export_campaign", f"campaign:{campaign_id}")
    work.order_document("programme_book", campaign_id=campaign_id)
