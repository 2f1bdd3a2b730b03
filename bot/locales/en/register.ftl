# The register and my requests.

register-headline = <b>Not done: { $total }</b> · overdue: { $overdue } · not accepted: { $new }
register-nothing = All done: no request is open.
register-filtered = Shown: { $by }
register-filter-overdue = overdue only
register-button-overdue = Overdue
register-button-all = Any due date
register-button-department = Department ▾
register-button-kind = Kind ▾
register-button-person = Person ▾
register-button-journal = Print the journal
register-button-spreadsheet = Spreadsheet
choose-department = Which department?
choose-kind = Which kind of request?
choose-person = Whose requests?
choose-any = All
page-of = { $page } of { $pages }

line-request = { $sign } <b>{ $number }</b> { $client }
line-held = { $name }, { $since }
line-offered = nobody has accepted it ({ $to }), { $since }
line-not-offered = offered to nobody, held by { $name }, { $since }
line-reported = done by { $name }, waiting for the author's decision
line-reported-client = repaired by { $name }, waiting for the client's answer
line-reported-service = done by { $name }, waiting for service to check it
line-overdue =
    <b>{ $late ->
        [none] past due
       *[other] overdue by { $late }
    }</b>

my-nothing = You have no open requests.
my-waiting = <b>Waiting for your decision: { $n }</b>
my-holding = <b>In your hands: { $n }</b>
my-sent = <b>Sent by you: { $n }</b>
my-button-waiting = Waiting · { $n }
my-button-holding = In hand · { $n }
my-button-sent = Sent · { $n }
