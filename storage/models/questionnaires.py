"""VIP questionnaires and what became of their answers (domain 2.5 – 2.9)."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    text,
)
from sqlalchemy import Sequence as DatabaseSequence
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Instant, one_of

QUESTIONNAIRE_STATES = ("open", "paused", "restored", "handed_in", "dropped")

questionnaire_numbers = DatabaseSequence("questionnaire_numbers", metadata=Base.metadata)


class Questionnaire(Base):
    """One questionnaire of one client: its answers are those of `response_id`.

    It counts for the norm once, at `counted_at`: when it is handed in, or when the quality gate
    paused it (domain 2.6). That norm stays the one of `earned_by_id`, whoever has it later.
    `restored` means that the client confirmed and it may go on.
    """

    __tablename__ = "questionnaires"
    __table_args__ = (
        one_of("state", QUESTIONNAIRE_STATES),
        Index("ix_questionnaires_client_id", "client_id", "id"),
        CheckConstraint(
            "(counted_at IS NULL) = (earned_by_id IS NULL)", name="counted_for_somebody"
        ),
        Index("ix_questionnaires_rep_id", "rep_id"),
        Index("ix_questionnaires_earned_by_id_counted_at", "earned_by_id", "counted_at"),
        Index("ix_questionnaires_campaign_client_id", "campaign_client_id"),
        Index(
            "uq_questionnaires_open",
            "client_id",
            "rep_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    number: Mapped[int] = mapped_column(
        BigInteger,
        questionnaire_numbers,
        server_default=questionnaire_numbers.next_value(),
        unique=True,
    )
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    rep_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    campaign_client_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_clients.id"))
    response_id: Mapped[int] = mapped_column(ForeignKey("form_responses.id"), unique=True)
    state: Mapped[str]
    begun_at: Mapped[Instant]
    paused_at: Mapped[Instant | None]
    resumed_at: Mapped[Instant | None]
    handed_in_at: Mapped[Instant | None]
    counted_at: Mapped[Instant | None]
    earned_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))


class QuestionnaireResult(Base):
    """What an answer of a questionnaire has become: a contact, a request, a prospective client.

    `source` names the answer (`response:question`) or the row (`response:people[2]`), so that
    handing in once more, or correcting afterwards, finds the same thing again. The row of a known
    contact is written when the questionnaire begins.
    """

    __tablename__ = "questionnaire_results"
    __table_args__ = (
        CheckConstraint("num_nonnulls(contact_id, request_id, client_id) = 1", name="one_thing"),
        Index("ix_questionnaire_results_questionnaire_id", "questionnaire_id"),
    )

    source: Mapped[str] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("requests.id"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
