"""pymap run as a process of its own: `python pymap_server.py PORT PASSWORD LOGIN…`.

Its mail is in memory: killed and started again, it is an empty mailbox with another UIDVALIDITY.
"""

import asyncio
import sys
from argparse import Namespace
from contextlib import suppress

from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import Config, Login
from pymap.imap import IMAPServer
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

HOST = "127.0.0.1"


class QuickConfig(Config):
    @property
    def greeting(self) -> bytes:
        """pymap's own asks the DNS for this machine's name."""
        return b"pymap ready."


async def serve(port: int, password: str, logins: list[str]) -> None:
    config = QuickConfig(
        Namespace(),
        demo_data=False,
        demo_user="",
        demo_password="",
        host=HOST,
        port=port,
        tls_enabled=False,
        hash_context=Cleartext(),
        proxy_protocol=ProxyProtocolNoop(),
    )
    config.apply_context()
    login = Login(config)
    for name in logins:
        login.users_dict[name] = UserMetadata(config, name, password=password)
    imap = IMAPServer(login, config)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await imap(reader, writer, SocketInfoLocal(writer))

    server = await asyncio.start_server(handle, HOST, port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
