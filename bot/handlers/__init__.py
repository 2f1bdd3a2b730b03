"""One-shot acts: commands, taps on handoffs and requests, inline look-up, group chats."""

from aiogram import Router

from bot.dialogs.router import dialogs
from bot.handlers.appointments import appointments
from bot.handlers.board import coordinating
from bot.handlers.calls import calls
from bot.handlers.client_notes import client_notes
from bot.handlers.client_team import client_team
from bot.handlers.clients import clients
from bot.handlers.follow_ups import follow_ups
from bot.handlers.handovers import handovers
from bot.handlers.home import home
from bot.handlers.letters import letters
from bot.handlers.mail import mail
from bot.handlers.meeting import meeting
from bot.handlers.people import people
from bot.handlers.privacy import privacy
from bot.handlers.programme import programme
from bot.handlers.questionnaires import questionnaires
from bot.handlers.queue import queueing
from bot.handlers.register import register
from bot.handlers.reports import reports
from bot.handlers.requests import requests
from bot.handlers.site_visits import site_visits
from bot.handlers.strangers import strangers
from bot.handlers.ticket_words import ticket_words
from bot.handlers.tickets import tickets
from bot.handlers.watching import watching


def make_router() -> Router:
    """All handlers in the order they are asked: strangers are turned away first, words that
    nobody else wants belong to the question being asked.
    """
    root = Router()
    root.include_routers(
        strangers,
        home,
        calls,
        appointments,
        site_visits,
        people,
        handovers,
        privacy,
        register,
        coordinating,
        queueing,
        requests,
        clients,
        watching,
        client_notes,
        client_team,
        follow_ups,
        questionnaires,
        tickets,
        ticket_words,
        programme,
        letters,
        mail,
        reports,
        meeting,
        dialogs,
    )
    return root
