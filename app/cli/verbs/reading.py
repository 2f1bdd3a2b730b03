"""request, client, questionnaire, ticket: one thing with all that is known of it."""

from typing import Annotated

import typer

from app.cli.help import said

AsJson = Annotated[bool, typer.Option("--json", help=said("help-json"))]


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the application."""
    app.command("request", help=said("help-request"))(request)
    app.command("client", help=said("help-client"))(client)
    app.command("questionnaire", help=said("help-questionnaire"))(questionnaire)
    app.command("ticket", help=said("help-ticket"))(ticket)


def request(
    number: Annotated[int, typer.Argument(help=said("help-request-number"))],
    as_json: AsJson = False,
) -> None:
    from app.cli import records

    records.show_request(number, as_json=as_json)


def client(
    name: Annotated[str, typer.Argument(help=said("help-client-name"))], as_json: AsJson = False
) -> None:
    from app.cli import records

    records.show_client(name, as_json=as_json)


def questionnaire(
    questionnaire_id: Annotated[
        int, typer.Argument(metavar="ID", help=said("help-questionnaire-id"))
    ],
    as_json: AsJson = False,
) -> None:
    from app.cli import questionnaires

    questionnaires.show_questionnaire(questionnaire_id, as_json=as_json)


def ticket(
    number: Annotated[str, typer.Argument(help=said("help-ticket-number"))],
    as_json: AsJson = False,
) -> None:
    from app.cli import tickets

    tickets.show_ticket(number, as_json=as_json)
