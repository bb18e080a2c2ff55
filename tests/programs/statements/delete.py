"""del of names, attributes, items and cells, and what using them afterwards says."""


def attempt(function, *args):
    try:
        print(function.__name__, "->", function(*args))
    except Exception as error:
        print(function.__name__, "->", type(error).__name__, error)


def local_deleted():
    value = 1
    del value
    return value


def local_never_bound(flag):
    if flag:
        value = 1
    return value


def local_deleted_twice():
    value = 1
    del value
    del value


def delete_parameter(value):
    del value
    value


def delete_in_loop():
    for n in range(3):
        try:
            print("have", previous)
            del previous
        except UnboundLocalError as error:
            print(error)
            previous = n
    return previous


def cell_deleted():
    value = 1

    def inner():
        return value
    print(inner())
    del value
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    value = 2
    print(inner())
    del value
    return value


def free_deleted():
    value = 1

    def inner():
        nonlocal value
        del value
        del value
    inner()


def exception_name_is_deleted():
    error = "outer"
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    return error


def exception_name_may_be_deleted():
    try:
        raise ValueError("x")
    except ValueError as error:
        del error
    return "no complaint"


def delete_tuple():
    a, b, c, d = 1, 2, 3, 4
    del (a, [b, (c)]), d
    return locals()


def global_deleted():
    global some_global
    some_global = 1
    del some_global
    del some_global


def builtin_deleted():
    del len


class Holder:
    attribute = 1

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("deleting item", key)


def attributes():
    holder = Holder()
    holder.x = 1
    del holder.x
    del holder[1], holder[1:2], holder[..., 3]
    try:
        del holder.x
    except AttributeError as error:
        print("AttributeError:", error)
    del holder.attribute


def items():
    d, lst = {"a": 1, "b": 2}, list(range(10))
    del d["a"], lst[0], lst[-1], lst[2:5], lst[::2]
    print(d, lst)
    del d["zzz"]


for test in (local_deleted, local_deleted_twice, delete_in_loop, cell_deleted, free_deleted,
             exception_name_is_deleted, exception_name_may_be_deleted, delete_tuple,
             global_deleted, builtin_deleted, attributes, items):
    attempt(test)
attempt(local_never_bound, False)
attempt(local_never_bound, True)
attempt(delete_parameter, 1)


class Body:
    x = 1
    del x
    print("x" in vars())
    try:
        del x
    except NameError as error:
        print("NameError:", error)


def finalised():
    class Noisy:
        def __del__(self):
            print("collected", self.name)
    first, second = Noisy(), Noisy()
    first.name, second.name = "first", "second"
    print("before")
    del first
    print("between")
    second = None
    print("after")


finalised()
x = 1
del x
print(x)
