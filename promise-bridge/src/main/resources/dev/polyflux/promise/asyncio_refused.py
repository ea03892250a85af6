# What a realm's event loop has no means for, and the reason that an attempt is told.

FILES = "a realm's event loop does not watch file descriptors"
SOCKETS = "a realm's event loop does not watch sockets; blocking sockets work in a thread, where the realm may have threads"
PROCESSES = "a realm's event loop does not watch processes; subprocess.run() works where the realm may start processes"
SIGNALS = "signals belong to the host process, not to a realm"

REFUSED = {
    FILES: "add_reader remove_reader add_writer remove_writer connect_read_pipe connect_write_pipe sendfile",
    SOCKETS: "getaddrinfo getnameinfo create_connection create_server create_unix_connection create_unix_server "
             "connect_accepted_socket create_datagram_endpoint start_tls sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into "
             "sock_sendall sock_sendto sock_connect sock_accept sock_sendfile",
    PROCESSES: "subprocess_exec subprocess_shell",
    SIGNALS: "add_signal_handler remove_signal_handler",
}
SYNCHRONOUS = "add_reader remove_reader add_writer remove_writer add_signal_handler remove_signal_handler".split()


def refusing(name, reason):
    def refused(self, *args, **keywords):
        raise NotImplementedError(f"{name}() is not available in a realm: {reason}")

    async def refused_later(self, *args, **keywords):
        refused(self)

    made = refused if name in SYNCHRONOUS else refused_later
    made.__name__ = made.__qualname__ = name
    return made


REFUSING = {name: refusing(name, reason) for reason, names in REFUSED.items() for name in names.split()}
