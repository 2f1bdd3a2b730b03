"""Cards: what each notice looks like, drawn from fresh rows when it is delivered."""

from bot.card import Cards
from bot.cards.appointments import appointment, appointment_answer
from bot.cards.board import board_now, board_request, hours_slipped, own_hours_slipped
from bot.cards.calls import call, called, met
from bot.cards.client_notes import client_note, note_written, team, team_changed
from bot.cards.follow_ups import opportunity, opportunity_handed, task
from bot.cards.handovers import (
    handed_back,
    handed_over,
    leave,
    leave_over,
    removal_failed,
    somebody_left,
)
from bot.cards.home import home
from bot.cards.letters import (
    letter,
    letter_answer,
    letter_file,
    letter_file_waits,
    letter_stopped,
    letters_dealt,
    letters_done,
    novelties,
)
from bot.cards.mail import (
    letter_trouble,
    letters_leave,
    letters_stuck,
    mail_quarantined,
    mail_question,
    mailbox_back,
    mailbox_silent,
)
from bot.cards.meeting import decision, measure
from bot.cards.privacy import person_erased
from bot.cards.programme import (
    behind_norm,
    campaign_list,
    campaign_started,
    refusal,
    refusal_returned,
)
from bot.cards.questionnaires import questionnaire
from bot.cards.reports import report
from bot.cards.requests import handoff, handoff_group, step
from bot.cards.tickets import ticket, ticket_event, ticket_question, ticket_returned
from bot.cards.watching import clients_taken, dossier_alarm, dossier_noted

CARDS: Cards = {
    "appointment": appointment,
    "appointment_answer": appointment_answer,
    "behind_norm": behind_norm,
    "board": board_now,
    "board_request": board_request,
    "call": call,
    "called": called,
    "campaign_list": campaign_list,
    "campaign_started": campaign_started,
    "client_note": client_note,
    "clients_taken": clients_taken,
    "decision": decision,
    "handed_back": handed_back,
    "handed_over": handed_over,
    "dossier_alarm": dossier_alarm,
    "dossier_noted": dossier_noted,
    "handoff": handoff,
    "handoff_group": handoff_group,
    "home": home,
    "hours_slipped": hours_slipped,
    "leave": leave,
    "leave_over": leave_over,
    "letter": letter,
    "letter_answer": letter_answer,
    "letter_file": letter_file,
    "letter_file_waits": letter_file_waits,
    "letter_returned": letter,
    "letter_stopped": letter_stopped,
    "letter_trouble": letter_trouble,
    "letters_dealt": letters_dealt,
    "letters_done": letters_done,
    "letters_leave": letters_leave,
    "letters_stuck": letters_stuck,
    "mail_quarantined": mail_quarantined,
    "mail_question": mail_question,
    "mailbox_back": mailbox_back,
    "mailbox_silent": mailbox_silent,
    "measure": measure,
    "met": met,
    "note_written": note_written,
    "novelties": novelties,
    "opportunity": opportunity,
    "opportunity_handed": opportunity_handed,
    "own_hours_slipped": own_hours_slipped,
    "person_erased": person_erased,
    "refusal": refusal,
    "refusal_returned": refusal_returned,
    "removal_failed": removal_failed,
    "report": report,
    "somebody_left": somebody_left,
    "step": step,
    "questionnaire": questionnaire,
    "task": task,
    "team": team,
    "team_changed": team_changed,
    "ticket": ticket,
    "ticket_event": ticket_event,
    "ticket_question": ticket_question,
    "ticket_returned": ticket_returned,
}
