# Python's logging where somebody takes the realm's logs: every record is handed on at its level, and none is printed.


def adapt_logging(logging):
    levels = ((logging.ERROR, "ERROR"), (logging.WARNING, "WARNING"), (logging.INFO, "INFO"), (logging.DEBUG, "DEBUG"))

    class HostHandler(logging.Handler):
        """Hands on what is logged to the program that runs this script."""

        def emit(self, record):
            try:
                level = next((name for least, name in levels if record.levelno >= least), "TRACE")
                seam_logging.log(level, "" if record.name == "root" else record.name, self.format(record))
            except Exception:
                self.handleError(record)

    logging.root.addHandler(HostHandler())
    logging.root.setLevel(logging.NOTSET)
