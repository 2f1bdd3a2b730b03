"""A relay as a process of its own: it takes every letter and forgets it."""

import asyncio
import sys

from aiosmtpd.smtp import SMTP, Envelope, Session

from benchmarks.machine import fast_loop


class _Sink:
    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,  # noqa: ARG002
        envelope: Envelope,  # noqa: ARG002
    ) -> str:
        return "250 2.0.0 Ok"


async def _serve(port: int) -> None:
    loop = asyncio.get_running_loop()
    sink = _Sink()
    server = await loop.create_server(
        lambda: SMTP(sink, loop=loop, hostname="relay.example", ident="relay"), "127.0.0.1", port
    )
    await server.serve_forever()


def main() -> None:
    """Serve at the port given until killed."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_serve(int(sys.argv[1])))


if __name__ == "__main__":
    main()
