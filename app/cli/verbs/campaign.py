"""campaign NAME, and what is done with campaigns of the VIP programme."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from app.cli.help import said

if TYPE_CHECKING:  # typer's own names for them are private
    from typer._click.core import Command, Context


class _ShowsByName(TyperGroup):
    """`fieldpost campaign "Summer 2026"` shows it: a word that is no verb is a campaign's name."""

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "Command | None", list[str]]:
        if args and args[0] not in self.commands:
            args = ["show", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_ShowsByName, help=said("help-campaign"), no_args_is_help=True, rich_markup_mode=None
)

_DAY = ["%Y-%m-%d", "%d.%m.%Y"]
Name = Annotated[str, typer.Argument(help=said("help-campaign-name"))]
AsJson = Annotated[bool, typer.Option("--json", help=said("help-json"))]
Client = Annotated[str, typer.Argument(help=said("help-client-name"))]
Rep = Annotated[str, typer.Argument(help=said("help-name"))]


@app.command("show", help=said("help-campaign-show"))
def show(name: Name, as_json: AsJson = False) -> None:
    from app.cli import campaigns

    campaigns.show(name, as_json=as_json)


@app.command("list", help=said("help-campaign-list"))
def list_campaigns(as_json: AsJson = False) -> None:
    from app.cli import campaigns

    campaigns.list_campaigns(as_json=as_json)


@app.command("new", help=said("help-campaign-new"))
def new(
    name: Name,
    first: Annotated[
        datetime, typer.Option("--from", formats=_DAY, help=said("help-campaign-from"))
    ],
    last: Annotated[datetime, typer.Option("--to", formats=_DAY, help=said("help-campaign-to"))],
    like: Annotated[str | None, typer.Option("--like", help=said("help-campaign-like"))] = None,
    all_corporate: Annotated[
        bool, typer.Option("--all-corporate", help=said("help-campaign-corporate"))
    ] = False,
    segment: Annotated[
        list[str] | None, typer.Option("--segment", help=said("help-campaign-segment"))
    ] = None,
    not_visited_since: Annotated[
        datetime | None,
        typer.Option("--not-visited-since", formats=_DAY, help=said("help-campaign-since")),
    ] = None,
    client: Annotated[
        list[str] | None, typer.Option("--client", help=said("help-campaign-client"))
    ] = None,
    rep: Annotated[list[str] | None, typer.Option("--rep", help=said("help-campaign-rep"))] = None,
    head: Annotated[str | None, typer.Option("--head", help=said("help-campaign-head"))] = None,
) -> None:
    from app.cli import campaigns

    campaigns.new(
        name,
        (first.date(), last.date()),
        like=like,
        head=head,
        reps=rep or [],
        chosen=campaigns.Chosen(
            all_corporate,
            segment or [],
            not_visited_since.date() if not_visited_since else None,
            client or [],
        ),
    )


@app.command("split", help=said("help-campaign-split"))
def split(
    name: Name,
    apply: Annotated[str | None, typer.Option("--apply", help=said("help-campaign-apply"))] = None,
    as_json: AsJson = False,
) -> None:
    from app.cli import campaign_lists

    campaign_lists.split(name, apply, as_json=as_json)


@app.command("assign", help=said("help-campaign-assign"))
def assign(
    name: Name,
    to: Annotated[str, typer.Option("--to", help=said("help-campaign-assign-to"))],
    client: Annotated[
        list[str] | None, typer.Option("--client", help=said("help-campaign-assign-client"))
    ] = None,
    giver: Annotated[
        str | None, typer.Option("--from", help=said("help-campaign-assign-from"))
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", help=said("help-campaign-assign-place"))
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help=said("help-campaign-assign-reason"))] = "",
) -> None:
    from app.cli import campaign_lists

    campaign_lists.assign(name, to, client or [], giver=giver, place=place, reason=reason)


@app.command("mark", help=said("help-campaign-mark"))
def mark(
    client: Client,
    rep: Rep,
    verdict: Annotated[str, typer.Argument(help=said("help-campaign-verdict"))],
) -> None:
    from app.cli import campaign_lists

    campaign_lists.mark(client, rep, verdict)


@app.command("remove", help=said("help-campaign-remove"))
def remove(
    name: Name,
    client: Client,
    reason: Annotated[str, typer.Option("--reason", help=said("help-campaign-remove-reason"))],
) -> None:
    from app.cli import campaign_lists

    campaign_lists.remove(name, client, reason)


@app.command("add", help=said("help-campaign-add"))
def add(name: Name, client: Client) -> None:
    from app.cli import campaign_lists

    campaign_lists.add(name, client)


@app.command("join", help=said("help-campaign-join"))
def join(name: Name, rep: Annotated[str, typer.Argument(help=said("help-campaign-rep"))]) -> None:
    from app.cli import campaign_lists

    campaign_lists.join(name, rep)


@app.command("leave", help=said("help-campaign-leave"))
def leave(name: Name, rep: Rep) -> None:
    from app.cli import campaign_lists

    campaign_lists.leave(name, rep)


@app.command("start", help=said("help-campaign-start"))
def start(name: Name) -> None:
    from app.cli import campaigns

    campaigns.start(name)


@app.command("end", help=said("help-campaign-end"))
def end(name: Name) -> None:
    from app.cli import campaigns

    campaigns.end(name)
