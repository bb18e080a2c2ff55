"""A stack machine with an assembler, an optimiser and a disassembler; opcodes are dispatched by match."""

import enum
import struct
from typing import NamedTuple


class Op(enum.IntEnum):
    PUSH, POP, ADD, SUB, MUL, DIV, DUP, SWAP, JMP, JZ, CALL, RET, LOAD, STORE, PRINT, HALT, LT, EQ = range(18)

    @property
    def has_argument(self):
        return self in {Op.PUSH, Op.JMP, Op.JZ, Op.CALL, Op.LOAD, Op.STORE}


class Instruction(NamedTuple):
    op: Op
    argument: int | None = None
    line: int = 0

    def encode(self):
        return struct.pack("<Bi", self.op, self.argument) if self.op.has_argument else struct.pack("<B", self.op)

    @property
    def size(self):
        return 5 if self.op.has_argument else 1


class AssemblerError(Exception):
    def __init__(self, line, message):
        super().__init__(message)
        self.add_note(f"in line {line}")


class MachineError(RuntimeError):
    pass


def assemble(source):
    labels, instructions, address = {}, [], 0
    for number, line in enumerate(source.splitlines(), 1):
        match line.partition(";")[0].split():
            case []:
                continue
            case [label] if label.endswith(":"):
                if label[:-1] in labels:
                    raise AssemblerError(number, f"label {label[:-1]} is defined twice")
                labels[label[:-1]] = address
                continue
            case [name, *arguments]:
                try:
                    op = Op[name.upper()]
                except KeyError:
                    raise AssemblerError(number, f"no instruction {name}") from None
                if len(arguments) != op.has_argument:
                    raise AssemblerError(number, f"{name} takes {int(op.has_argument)} arguments")
                instructions.append(Instruction(op, *(arguments or [None]), line=number))
                address += instructions[-1].size
    code = bytearray()
    for op, argument, line in instructions:
        if isinstance(argument, str):
            try:
                argument = labels[argument] if argument in labels else int(argument, 0)
            except ValueError as error:
                raise AssemblerError(line, f"bad argument {argument}") from error
        code += Instruction(op, argument).encode()
    return bytes(code)


def decode(code):
    address = 0
    while address < len(code):
        op = Op(code[address])
        argument = struct.unpack_from("<i", code, address + 1)[0] if op.has_argument else None
        yield address, Instruction(op, argument)
        address += 5 if op.has_argument else 1


def disassemble(code):
    return "\n".join(f"{address:04} {instruction.op.name:<6}{'' if instruction.argument is None else instruction.argument}"
                     for address, instruction in decode(code))


class Machine:
    def __init__(self, code, limit=2000):
        self.code, self.limit = dict(decode(code)), limit
        self.stack, self.calls, self.memory, self.output = [], [], {}, []

    def pop(self):
        if not self.stack:
            raise MachineError("stack is empty")
        return self.stack.pop()

    def run(self):
        address, steps = 0, 0
        push, pop = self.stack.append, self.pop
        while True:
            steps += 1
            if steps > self.limit:
                raise MachineError(f"more than {self.limit} steps")
            try:
                instruction = self.code[address]
            except KeyError:
                raise MachineError(f"no instruction at {address}") from None
            address += instruction.size
            match instruction:
                case (Op.PUSH, n, _):
                    push(n)
                case (Op.POP, *_):
                    pop()
                case (Op.ADD | Op.SUB | Op.MUL | Op.DIV | Op.LT | Op.EQ as op, *_):
                    b, a = pop(), pop()
                    match op:
                        case Op.ADD: push(a + b)
                        case Op.SUB: push(a - b)
                        case Op.MUL: push(a * b)
                        case Op.LT: push(int(a < b))
                        case Op.EQ: push(int(a == b))
                        case Op.DIV:
                            try:
                                push(a // b)
                            except ZeroDivisionError as error:
                                raise MachineError(f"{a} / {b} at {address - 1}") from error
                case (Op.DUP, *_):
                    push(pop()) or push(self.stack[-1])
                case (Op.SWAP, *_):
                    b, a = pop(), pop()
                    self.stack += b, a
                case (Op.JMP, target, _):
                    address = target
                case (Op.JZ, target, _):
                    if not pop():
                        address = target
                case (Op.CALL, target, _):
                    self.calls.append(address)
                    address = target
                case (Op.RET, *_):
                    if not self.calls:
                        raise MachineError("return without call")
                    address = self.calls.pop()
                case (Op.LOAD, slot, _):
                    push(self.memory[slot])
                case (Op.STORE, slot, _):
                    self.memory[slot] = pop()
                case (Op.PRINT, *_):
                    self.output.append(pop())
                case (Op.HALT, *_):
                    return steps


FACTORIAL = """
    push 10
    call fact
    print
    halt
fact:                ; n -> n!
    dup
    jz  one
    dup
    push 1
    sub
    call fact
    mul
    ret
one:
    pop
    push 1
    ret
"""
PRIMES = """
    push 2
    store 0
outer:
    load 0
    push 30
    lt
    jz done
    push 2
    store 1
inner:
    load 1
    dup
    mul
    load 0
    swap
    lt
    jz check      ; i * i <= n
    load 0
    print
    jmp next
check:
    load 0
    load 1
    div
    load 1
    mul
    load 0
    eq
    jz more
    jmp next
more:
    load 1
    push 1
    add
    store 1
    jmp inner
next:
    load 0
    push 1
    add
    store 0
    jmp outer
done:
    halt
"""
code = assemble(FACTORIAL)
print(disassemble(code), code.hex(" "), sep="\n")
for source in (FACTORIAL, PRIMES):
    machine = Machine(assemble(source))
    print(machine.run(), machine.output, machine.stack, machine.memory)
for source in ("push 1\npush 0\ndiv", "pop", "jmp 0", "ret", "load 7", "bad", "push", "add 5", "x:\nx:", "push zz", "jmp 3", "push 99999999999"):
    try:
        print(Machine(assemble(source)).run())
    except (AssemblerError, MachineError, KeyError, struct.error) as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""), repr(error.__cause__))
Machine(assemble("call f\nhalt\nf:\npush 1\npush 0\ndiv")).run()
