"""All forms of try: except clauses of every kind, else, finally, nesting, return values."""


def trace(kind):
    log = []
    try:
        log.append("try")
        if kind:
            raise kind
    except KeyError:
        log.append("KeyError")
    except (ValueError, TypeError) as error:
        log.append(f"{type(error).__name__}({error})")
    except ArithmeticError as error:
        log.append(f"arithmetic {error!r}")
    except:
        log.append("bare")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for kind in (None, KeyError, KeyError("k"), ValueError("v"), TypeError, ZeroDivisionError("z"),
             OSError("o"), SystemExit(1), KeyboardInterrupt()):
    print(repr(kind), trace(kind))


def dynamic(exception, handlers):
    try:
        raise exception
    except handlers as error:
        return f"handled {error!r}"


def attempt(*args):
    try:
        print(dynamic(*args))
    except BaseException as error:
        print(f"{type(error).__name__}: {error} | context {error.__context__!r}")


class Meta(type):
    def __instancecheck__(cls, instance):
        print("instancecheck is not used", end=" ")
        return True

    def __subclasscheck__(cls, subclass):
        print("subclasscheck is not used", end=" ")
        return True


class Pretender(Exception, metaclass=Meta):
    pass


attempt(KeyError("k"), LookupError)
attempt(KeyError("k"), (ValueError, LookupError))
attempt(KeyError("k"), ())
attempt(KeyError("k"), ((ValueError,), (LookupError,)))
attempt(KeyError("k"), "text")
attempt(KeyError("k"), (ValueError, 5))
attempt(KeyError("k"), (LookupError, 5))
attempt(KeyError("k"), None)
attempt(KeyError("k"), int)
attempt(KeyError("k"), [KeyError])
attempt(KeyError("k"), KeyError("instance"))
attempt(KeyError("k"), Pretender)
attempt(Pretender("p"), Pretender)
attempt(SystemExit(2), Exception)
attempt(GeneratorExit(), BaseException)


def undefined_handler():
    try:
        raise ValueError("first")
    except NoSuchName:
        pass


try:
    undefined_handler()
except NameError as error:
    print(error, repr(error.__context__))


def evaluated_only_when_needed():
    try:
        return "no exception"
    except undefined_name_that_is_never_looked_up:
        pass


print(evaluated_only_when_needed())


def finally_order(n):
    out = []
    for i in range(n):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise IndexError("one")
                if i == 2:
                    out.append("plain")
                if i == 3:
                    break
            except IndexError:
                out.append("caught")
                continue
            finally:
                out.append(f"inner{i}")
        finally:
            out.append(f"outer{i}")
    else:
        out.append("loop else")
    return out


print(finally_order(3))
print(finally_order(5))


def overriding(how):
    for _ in range(2):
        try:
            if how.startswith("raise"):
                raise ValueError(how)
            return "from try"
        finally:
            if how.endswith("return"):
                return "from finally"
            if how.endswith("break"):
                break
            if how.endswith("continue"):
                continue
            if how.endswith("again"):
                raise KeyError("from finally")
    return "after the loop"


for how in ("plain", "return", "break", "continue", "again", "raise-return", "raise-break",
            "raise-continue", "raise-again", "raise"):
    try:
        print(how, overriding(how))
    except Exception as error:
        print(how, repr(error), "context", repr(error.__context__))


def else_raises():
    try:
        pass
    except ValueError:
        print("not for the else block")
    else:
        raise ValueError("in else")
    finally:
        print("finally runs")


try:
    else_raises()
except ValueError as error:
    print(error)


def deep(n, log):
    try:
        if n:
            return deep(n - 1, log)
        return 1 / 0
    except KeyError:
        log.append("never")
    finally:
        log.append(n)


log = []
try:
    deep(4, log)
except ZeroDivisionError:
    print(log)


def twenty_blocks():
    # CPython allows exactly twenty nested blocks.
    for a in (1,):
      for b in (1,):
        for c in (1,):
          while c:
            try:
              with open("/dev/null"):
                for d in (1,):
                  try:
                    for e in (1,):
                      for f in (1,):
                        try:
                          for g in (1,):
                            with open("/dev/null"):
                              for h in (1,):
                                while True:
                                  try:
                                    for i in (1,):
                                      for j in (1,):
                                        raise ValueError("deep inside")
                                  finally:
                                    c = 0
                        except TypeError:
                          pass
                  finally:
                    d = "finally ran"
            except ValueError as error:
              return str(error), c, d


print(twenty_blocks())
try:
    compile("".join(" " * i + f"for x{i} in y:\n" for i in range(21)) + " " * 21 + "pass\n", "<b>", "exec")
except SyntaxError as error:
    print(error.msg)


def name_is_unbound_after():
    error = "before"
    try:
        raise OSError("x")
    except OSError as error:
        inside = repr(error)
        if inside:
            error = "rebound inside"
    return inside, error


name_is_unbound_after()
