"""What a campaign has found, on its head's phone: opportunities by stage, recommended clients."""

from markupsafe import Markup

from bot.callbacks.clients import ClientTap, OpportunityTap
from bot.markup import shortened
from bot.screen import Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.programme import PAIR, back_button
from domain.programme.found import Found, Stage

TITLE_SHOWN = 80
NAME_SHOWN = 24
"""Characters of a client's name on a button that shares its row."""


def found_screen(w: Screenwriter, campaign_id: int, seen: Found) -> Screen:
    """What lives on of a campaign: opportunities by stage, recommended clients."""
    return Screen(
        lines(
            w.t("found-opportunities", n=seen.opportunities_total),
            *(_stage_line(w, stage) for stage in seen.stages),
            *(
                w.t(
                    "found-line",
                    client=each.client,
                    title=shortened(each.title, TITLE_SHOWN),
                    owner=each.owner,
                )
                for each in seen.opportunities
            ),
            w.t("found-referrals", n=seen.referrals_total, promised=seen.promised),
            *(
                w.t("found-referral", client=each.client, by=each.referred_by)
                for each in seen.referrals
            ),
        ),
        buttons=rows(
            *in_rows(
                [
                    tap(shortened(each.client, NAME_SHOWN), OpportunityTap(act="open", id=each.id))
                    for each in seen.opportunities
                ],
                PAIR,
            ),
            *in_rows(
                [
                    tap(
                        shortened(each.client, NAME_SHOWN), ClientTap(act="open", id=each.client_id)
                    )
                    for each in seen.referrals
                ],
                PAIR,
            ),
            back_button(w, campaign_id),
        ),
    )


def _stage_line(w: Screenwriter, stage: Stage) -> Markup:
    said = w.t(f"found-stage-{stage.stage}", n=stage.count)
    if stage.currency is None:
        return said
    return join((said, w.t("found-amount", amount=stage.amount, currency=stage.currency)))
