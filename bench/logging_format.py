"""A logging library in small: logger hierarchy, levels, filters, handlers, records, %- and {}-formatters."""
# kind: library

import io
import sys

DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40
LEVEL_NAMES = {DEBUG: "DEBUG", INFO: "INFO", WARNING: "WARNING", ERROR: "ERROR"}


class Record:
    def __init__(self, name, level, message, args, extra, clock):
        self.name = name
        self.level = level
        self.message = message
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.level_name = LEVEL_NAMES.get(level, f"Level {level}")
        self.created = clock
        self.caller = sys._getframe(3).f_code.co_name
        if extra is not None:
            for key in extra:
                if key in self.__dict__:
                    raise KeyError(f"attempt to overwrite {key!r}")
                self.__dict__[key] = extra[key]

    def get_message(self):
        text = str(self.message)
        if self.args:
            text = text % self.args
        return text


class Formatter:
    default = "%(text)s"

    def __init__(self, layout=None, style="%"):
        self.layout = layout or self.default
        self.style = style
        self.uses_time = "stamp" in self.layout

    def format_time(self, record):
        seconds, milli = divmod(record.created, 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return "%02d:%02d:%02d,%03d" % (hours % 24, minutes, seconds, milli)

    def format(self, record):
        record.text = record.get_message()
        if self.uses_time:
            record.stamp = self.format_time(record)
        if self.style == "%":
            text = self.layout % record.__dict__
        else:
            text = self.layout.format(**record.__dict__)
        if "\n" in text:
            text = text.replace("\n", "\n    ")
        return text


class Filterer:
    def __init__(self):
        self.filters = []

    def add_filter(self, one):
        if one not in self.filters:
            self.filters.append(one)

    def passes(self, record):
        for one in self.filters:
            check = one.filter if hasattr(one, "filter") else one
            if not check(record):
                return False
        return True


class NameFilter:
    def __init__(self, name):
        self.name = name
        self.length = len(name)

    def filter(self, record):
        if self.name == record.name:
            return True
        return record.name.startswith(self.name) and record.name[self.length] == "."


class Handler(Filterer):
    def __init__(self, level=0):
        super().__init__()
        self.level = level
        self.formatter = Formatter()
        self.count = 0

    def handle(self, record):
        accepted = self.passes(record)
        if accepted:
            self.count += 1
            self.emit(record)
        return accepted

    def emit(self, record):
        raise NotImplementedError


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream, level=0):
        super().__init__(level)
        self.stream = stream

    def emit(self, record):
        try:
            self.stream.write(self.formatter.format(record) + self.terminator)
        except (TypeError, ValueError, KeyError) as error:
            self.stream.write(f"--- {type(error).__name__}: {error}\n")


class MemoryHandler(Handler):
    def __init__(self, capacity, target):
        super().__init__()
        self.buffer = []
        self.capacity = capacity
        self.target = target

    def emit(self, record):
        self.buffer.append(record)
        if len(self.buffer) >= self.capacity or record.level >= ERROR:
            for kept in self.buffer:
                self.target.handle(kept)
            self.buffer.clear()


class Logger(Filterer):
    def __init__(self, name, manager):
        super().__init__()
        self.name = name
        self.manager = manager
        self.level = 0
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.cache = {}

    def set_level(self, level):
        self.level = level
        self.manager.clear_caches()

    def effective_level(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return 0

    def enabled_for(self, level):
        try:
            return self.cache[level]
        except KeyError:
            enabled = self.cache[level] = level >= self.effective_level()
            return enabled

    def debug(self, message, *args, **kwargs):
        if self.enabled_for(DEBUG):
            self._log(DEBUG, message, args, **kwargs)

    def info(self, message, *args, **kwargs):
        if self.enabled_for(INFO):
            self._log(INFO, message, args, **kwargs)

    def warning(self, message, *args, **kwargs):
        if self.enabled_for(WARNING):
            self._log(WARNING, message, args, **kwargs)

    def error(self, message, *args, **kwargs):
        if self.enabled_for(ERROR):
            self._log(ERROR, message, args, **kwargs)

    def _log(self, level, message, args, extra=None):
        self.manager.clock += 37
        record = Record(self.name, level, message, args, extra, self.manager.clock)
        if self.passes(record):
            self.call_handlers(record)

    def call_handlers(self, record):
        logger = self
        while logger is not None:
            for handler in logger.handlers:
                if record.level >= handler.level:
                    handler.handle(record)
            if not logger.propagate:
                break
            logger = logger.parent


class Manager:
    def __init__(self):
        self.clock = 0
        self.root = Logger("root", self)
        self.loggers = {}

    def get(self, name):
        if name in self.loggers:
            return self.loggers[name]
        logger = self.loggers[name] = Logger(name, self)
        head, dot, _ = name.rpartition(".")
        logger.parent = self.get(head) if dot else self.root
        return logger

    def clear_caches(self):
        for logger in self.loggers.values():
            logger.cache.clear()


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d}"

    def __format__(self, spec):
        return format(str(self), spec)


def work(loggers, rounds):
    for i in range(rounds):
        logger = loggers[i % len(loggers)]
        logger.debug("never seen %d %s", i, i)
        logger.info("round %d of %d", i, rounds)
        logger.debug("nor this")
        logger.info("user %(user)s pays %(sum)s", {"user": f"u{i % 10}", "sum": Money(i * 7)})
        if i % 7 == 0:
            logger.warning("slow answer: %.3f s\nretrying", i / 7.0, extra={"request": i})
        if i % 49 == 0:
            logger.error("failed after %s tries %r", i, ("a", None))
            logger.error("too few arguments %d %d", i)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 97000
    manager = Manager()
    percent, braces, memory = io.StringIO(), io.StringIO(), io.StringIO()
    first = StreamHandler(percent)
    first.formatter = Formatter("%(stamp)s %(level_name)-8s %(name)s.%(caller)s: %(text)s")
    second = StreamHandler(braces, level=WARNING)
    second.formatter = Formatter("[{level_name:>7}] {name:<12} {text}", style="{")
    second.add_filter(NameFilter("app.db"))
    third = MemoryHandler(20, StreamHandler(memory))
    third.add_filter(lambda record: record.created % 3 != 0)
    manager.root.set_level(INFO)
    manager.root.handlers += [first, second]
    manager.get("app.web").handlers.append(third)
    manager.get("app.quiet").set_level(WARNING)
    work([manager.get(n) for n in ("app", "app.db", "app.db.pool", "app.web", "app.quiet")], size)
    checksum = 0
    for stream in (percent, braces, memory):
        checksum = (checksum * 31 + sum(stream.getvalue().encode())) % 1000000007
    print("logging_format", first.count, second.count, third.count, checksum)


if __name__ == "__main__":
    main()
