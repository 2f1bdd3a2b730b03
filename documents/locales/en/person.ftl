# The copy of one person's data.

document-file-person = data
document-file-person-read = read before handing out
document-person-read = This page is for whoever hands the copy out: the person does not get it. { $n ->
    [0] No other people whom the desk knows stand in it.
    [one] { $n } mention of other people is masked.
   *[other] { $n } mentions of other people are masked.
 }
document-person-read-entries = { $n ->
    [0] Nobody wrote freely about this person.
   *[other] Of people who are not in the base the desk cannot tell. Read these entries ({ $n }): where words about others are left, hand out the copy without them.
 }
document-person-title = Data of { $name }
document-person-about = { $kind ->
    [contact] Contact of the client { $client }. Put together { $at }.
    [client] Private client. Put together { $at }.
   *[employee] Former employee. Put together { $at }.
 }

document-person-section-person = Who this is
document-person-section-accounts = Accounts and contacts
document-person-section-appointments = Meetings
document-person-section-askings = What was asked
document-person-section-calls = Calls
document-person-section-answers = Answers in questionnaires
document-person-section-orders = Orders
document-person-section-letters = Letters to this address
document-person-section-personal-letters = Personal letters
document-person-section-mails = Email from this person
document-person-section-letters-stopped = What is known of the address
document-person-section-lines = Signatures in the register
document-person-section-said-of-him = What others wrote down

document-person-field-name = Name
document-person-field-position = Position
document-person-field-phone = Phone
document-person-field-email = Email
document-person-field-roles = Part in decisions
document-person-field-consent-at = Consent to keep
document-person-field-gone-at = Left
document-person-field-created-at = Written down
document-person-field-updated-at = Changed
document-person-field-tax-number = Tax number
document-person-field-external-id = Code
document-person-field-address = Address
document-person-field-place = Place
document-person-field-language = Language
document-person-field-time-zone = Time zone
document-person-field-contract = Contract
document-person-field-note = Note
document-person-field-letters-stopped-at = Wants no letters
document-person-field-role = Role
document-person-field-department = Department
document-person-field-dismissed-at = Dismissed
document-person-field-channel = Channel
document-person-field-revoked-at = Closed
document-person-field-starts-at = Begins
document-person-field-ends-at = Ends
document-person-field-purpose = Purpose
document-person-field-state = State
document-person-field-invited = Invited at
document-person-field-client-reply = Answer
document-person-field-asked-at = Asked
document-person-field-round = Round
document-person-field-at = When
document-person-field-outcome = Outcome
document-person-field-words = Words
document-person-field-question = Question
document-person-field-value = Answer
document-person-field-answered-at = Written down
document-person-field-ordered-on = Ordered on
document-person-field-amount = Amount
document-person-field-currency = Currency
document-person-field-title = What was ordered
document-person-field-sent-at = Sent
document-person-field-kind = Kind
document-person-field-subject = Subject
document-person-field-dealt-on = Dealt on
document-person-field-body = Text
document-person-field-received-at = Received
document-person-field-sender = From
document-person-field-sender-name = Sender’s name
document-person-field-opted-out-at = Wants no letters
document-person-field-bounced-at = Came back
document-person-field-number = Request
document-person-field-line-no = Line
document-person-field-giver-at = Handed over
document-person-field-receiver-at = Accepted
document-person-field-where = Where
document-person-field-what = Field
