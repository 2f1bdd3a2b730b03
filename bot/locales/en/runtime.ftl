# The bot itself: its menu of commands, and what it says of failures.

runtime-failed = That did not work: the fault is ours. Your message is kept and the administrator will see it. Please try again later or another way.

runtime-command-start = Start, home screen
runtime-command-help = What the bot can do
runtime-command-today = Today: calls and meetings
runtime-command-views = Who looks at clients' dossiers
runtime-command-week = My week: norm, meetings, drafts
runtime-command-letters = Letters: whom to write to today
runtime-command-tickets = Quality tickets: what is waiting, and for whom
runtime-command-bottlenecks = Bottlenecks: where complaints come from, what is done
runtime-command-decisions = Decisions of meetings: what was kept, record a new one
runtime-command-programme = VIP programme: norms, coverage, forecast
runtime-command-leave = Leave: ask for it, look at it, come back early
runtime-command-tasks = My tasks
runtime-command-opportunities = My sales opportunities
runtime-command-new = New request
runtime-command-my = My requests
runtime-command-drafts = Drafts
runtime-command-register = Register: what is not done, and who has it
runtime-command-board = Board of dates: what clients were promised
runtime-command-queue = The section's queue: what comes next
runtime-command-find = Find a client
runtime-command-language = Language and time zone
runtime-command-cancel = Stop what you are filling in
runtime-command-notices = Where news is sent

document-by-mail = The file is attached: { $name }
