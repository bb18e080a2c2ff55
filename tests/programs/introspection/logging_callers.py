"""logging: findCaller, stacklevel, stack_info, exception formatting, handlers, filters, adapters."""

import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG,
                    format="%(levelname)s %(name)s %(filename)s:%(lineno)d %(funcName)s %(message)s")


def function():
    logging.info("in a function")
    inner = lambda: logging.warning("in a lambda")
    inner()
    [logging.debug("in a comprehension %d", i) for i in range(2)]
    wrapper("through a wrapper")
    return logging.getLogger("child.logger")


def wrapper(text):
    logging.error(text, stacklevel=2)
    logging.error(text, stacklevel=3)
    logging.error(text, stacklevel=30)


class Service:
    log = logging.getLogger("service")

    def method(self):
        self.log.critical("in a method")
        return self

    @property
    def prop(self):
        self.log.info("in a property %s %r", "a", "b")

    def __del__(self):
        self.log.info("in __del__")


logging.info("at module level")
function().info("child")
Service().method().prop
exec("logging.info('in exec')")


def generator():
    logging.info("in a generator")
    yield 1
    logging.info("still in the generator")


list(generator())


def fails(n):
    try:
        return 1 // n
    except ZeroDivisionError:
        logging.exception("failed with %d", n)
        logging.error("again", exc_info=True)
        logging.info("with stack", stack_info=True)
    logging.error("no exception", exc_info=True)


fails(0)
adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"user": "someone"})
adapter.warning("by an adapter")


class Filter(logging.Filter):
    def filter(self, record):
        record.msg = f"[{record.msg}]"
        return "secret" not in record.msg


logger = logging.getLogger("filtered")
logger.addFilter(Filter())
logger.info("shown")
logger.info("secret")
logger.propagate = False
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{levelname:>8}|{message}|{lineno}|{funcName}", style="{"))
logger.addHandler(handler)
logger.setLevel("WARNING")
logger.info("too low")
logger.warning("formatted %(a)s", {"a": "mapping"})
print(logger.isEnabledFor(logging.INFO), logger.getEffectiveLevel(), logger, logging.getLevelName(35))
logging.addLevelName(35, "NOTICE")
logger.log(35, "own level")
logging.captureWarnings(True)
import warnings
warnings.formatwarning = lambda m, c, f, l, line=None: f"{c.__name__} line {l}: {m}"
warnings.warn("captured")
logging.getLogger("bad").info("not enough %s %s", "arguments")
logging.raiseExceptions = False
logging.getLogger("bad").info("not enough %s %s", "arguments")
record = logging.makeLogRecord({"msg": "made", "args": ()})
print(record.getMessage(), record.funcName, record.levelno)
logging.disable(logging.ERROR)
logging.error("disabled")
logging.critical("not disabled")
logging.getLogger("x").setLevel("NO SUCH LEVEL")
