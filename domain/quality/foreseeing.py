"""What handing in a form about a repair will do beside: visits ahead that it calls off."""

from domain.asking.given import text_of
from domain.asking.purpose import NOTHING_BESIDE, Outlook
from domain.forms.responses import Draft
from domain.quality.fixing import done_with
from domain.quality.form_answers import chosen_problems, subject_of
from domain.quality.rows import open_requests, problem_rows
from domain.visits import site
from domain.work import Work


async def of_fix(work: Work, draft: Draft) -> Outlook:
    """Of the requests on which nothing is left to do, as far as that is chosen already."""
    still_open = [
        each for each in await problem_rows(work, subject_of(draft)) if each.state == "open"
    ]
    ids = chosen_problems(draft)
    chosen = [each for each in still_open if each.id in ids]
    left = [each for each in still_open if each.id not in ids]
    return Outlook(calls_off=await site.ahead_of(work, done_with(chosen, left)))


async def of_word(work: Work, draft: Draft) -> Outlook:
    """The client's yes ends the work; his no does not."""
    if text_of(draft, "restored") != "yes":
        return NOTHING_BESIDE
    return await of_end(work, draft)


async def of_end(work: Work, draft: Draft) -> Outlook:
    """Nobody works on it any more."""
    requests = await open_requests(work, subject_of(draft))
    return Outlook(calls_off=await site.ahead_of(work, [each.id for each in requests]))
