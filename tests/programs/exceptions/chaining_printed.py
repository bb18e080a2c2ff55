"""An uncaught chain: causes, contexts, suppressed contexts, notes, long tracebacks with carets."""


class ConfigError(Exception):
    """Raised for bad configurations."""

    def __str__(self):
        return f"bad configuration {super().__str__()}"


class MultiLine(Exception):
    def __str__(self):
        return "first line\nsecond line\n  third"


def parse(text):
    return {key: int(value)
            for key, value in (
                item.split("=") for item in text.split(","))}


def load(text):
    try:
        return parse(text)
    except ValueError as error:
        error.add_note("while parsing")
        error.add_note("a note\nof two lines")
        raise ConfigError(text) from error


def handle(text):
    try:
        load(text)
    except ConfigError:
        try:
            {}["missing"]
        except KeyError:
            raise MultiLine()


def suppressed(text):
    try:
        handle(text)
    except MultiLine:
        try:
            raise RuntimeError("not shown")
        except RuntimeError:
            raise LookupError("context hidden") from None


def main():
    try:
        suppressed("a=1,b=2")
        handle("a=1,b=x")
    finally:
        print("finally of main")
        try:
            [][
                1
            ]
        except IndexError as error:
            print(repr(error), "context:", repr(error.__context__))


def outermost():
    try:
        main()
    except MultiLine as error:
        try:
            suppressed("c=?")
        except LookupError as hidden:
            print("hidden context is still there:", repr(hidden.__context__), hidden.__suppress_context__)
            raise SystemError(
                "the end",
                len("of the chain"),
            ) from error


outermost()
