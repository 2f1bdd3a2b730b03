"""States, transitions and rights of a quality ticket: the one table of them (domain 2.13, 5).

new → accepted → in_work → fixed → awaiting_client → confirmed. The client's "no" leads back to
in_work, in the next round; silence leads nowhere. A ticket is closed by the client's word alone;
rejected, duplicate and cancelled are the programme head's, and are counted apart.
"""

from domain.states import Party, StateMachine, transition
from storage.base import table_of
from storage.models import Ticket

_OPEN = "new accepted in_work on_hold fixed awaiting_client"

TICKETS = StateMachine(
    table=table_of(Ticket),
    transitions={
        "accept": transition("new", "accepted", Party.LEAD),
        "start": transition("new accepted", "in_work", Party.LEAD, Party.HOLDER, Party.SYSTEM),
        "hold": transition("accepted in_work", "on_hold", Party.LEAD),
        "unhold": transition("on_hold", "in_work", Party.LEAD, Party.SYSTEM),
        "fix": transition("accepted in_work on_hold", "fixed", Party.LEAD),
        "unfix": transition("fixed", "in_work", Party.LEAD, Party.REP, Party.HEAD),
        "ask": transition(
            "fixed awaiting_client", "awaiting_client", Party.REP, Party.HEAD, Party.SYSTEM
        ),
        "confirm": transition("fixed awaiting_client", "confirmed", Party.CLIENT),
        "confirm_late": transition("accepted in_work on_hold", "confirmed", Party.CLIENT),
        "complain": transition("fixed awaiting_client", "in_work", Party.CLIENT),
        "refuse": transition("fixed awaiting_client", "in_work", Party.CLIENT),
        "reopen": transition("confirmed", "in_work", Party.CLIENT),
        "reject": transition(_OPEN, "rejected", Party.HEAD),
        "duplicate": transition(_OPEN, "duplicate", Party.HEAD),
        "cancel": transition(_OPEN, "cancelled", Party.HEAD),
    },
)
"""The rep and the head speak for the client (CLIENT) where they pass on what he said: a mail that
they read, or words heard by phone, kept with who said them and when. `complain` is a further
complaint of his, written down by correcting the questionnaire. `confirm_late` is for a yes about
what service has not yet said to be repaired, and is only theirs.
"""
