"""Brainfuck: an interpreter with a jump table, and a second one over folded instructions."""
# kind: numeric

import sys


def text_program(text):
    """A program that prints a text by stepping one cell from character to character."""
    program = ""
    value = 0
    for char in text:
        change = ord(char) - value
        program += ("+" if change > 0 else "-") * abs(change) + "."
        value = ord(char)
    return program


def product_program(outer, inner):
    """A program that counts in nested loops, carries sums from cell to cell and prints them."""
    program = "+" * outer + "["
    program += ">" + "+" * inner + "[>+++>-<<-]"         # inner times: add 3 to the third, take 1 from the fourth
    program += ">>[>+>++<<-]"                            # spread the fourth over the fifth and sixth
    program += ">[<+>-]>[-]<<<"                          # bring the fifth back, clear the sixth
    program += ".>.<"                                    # print both sums
    return program + "<<-]"


def jump_table(program):
    targets = {}
    open_at = []
    for position, char in enumerate(program):
        if char == "[":
            open_at.append(position)
        elif char == "]":
            start = open_at.pop()
            targets[start] = position
            targets[position] = start
    return targets


def run(program, limit):
    program = "".join(c for c in program if c in "+-<>[].,")
    targets = jump_table(program)
    tape = [0] * 300
    out = []
    pointer = counter = steps = 0
    while counter < len(program) and steps < limit:
        char = program[counter]
        if char == "+":
            tape[pointer] = (tape[pointer] + 1) & 255
        elif char == "-":
            tape[pointer] = (tape[pointer] - 1) & 255
        elif char == ">":
            pointer += 1
        elif char == "<":
            pointer -= 1
        elif char == "[":
            if tape[pointer] == 0:
                counter = targets[counter]
        elif char == "]":
            if tape[pointer] != 0:
                counter = targets[counter]
        elif char == ".":
            out.append(chr(tape[pointer]))
        counter += 1
        steps += 1
    return "".join(out), steps


ADD, MOVE, OPEN, CLOSE, OUT, CLEAR = range(6)


def fold(program):
    """Runs of equal instructions become one; '[-]' becomes a single store."""
    code = []
    open_at = []
    program = "".join(c for c in program if c in "+-<>[].,").replace("[-]", "0")
    for char in program:
        if char in "+-":
            amount = 1 if char == "+" else -1
            if code and code[-1][0] == ADD:
                code[-1] = (ADD, code[-1][1] + amount)
            else:
                code.append((ADD, amount))
        elif char in "<>":
            amount = 1 if char == ">" else -1
            if code and code[-1][0] == MOVE:
                code[-1] = (MOVE, code[-1][1] + amount)
            else:
                code.append((MOVE, amount))
        elif char == "[":
            open_at.append(len(code))
            code.append((OPEN, 0))
        elif char == "]":
            start = open_at.pop()
            code[start] = (OPEN, len(code))
            code.append((CLOSE, start))
        else:
            code.append((OUT, 0) if char == "." else (CLEAR, 0))
    return code


def run_folded(code):
    tape = [0] * 300
    out = bytearray()
    pointer = counter = 0
    end = len(code)
    while counter < end:
        operation, argument = code[counter]
        if operation == ADD:
            tape[pointer] = (tape[pointer] + argument) & 255
        elif operation == MOVE:
            pointer += argument
        elif operation == OPEN:
            if not tape[pointer]:
                counter = argument
        elif operation == CLOSE:
            if tape[pointer]:
                counter = argument
        elif operation == CLEAR:
            tape[pointer] = 0
        else:
            out.append(tape[pointer])
        counter += 1
    return out.decode("latin-1")


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 55
    text, total = run(text_program("Hello, brain!"), 10000)
    checksum = 0
    for i in range(size):
        program = product_program(40 + i % 5, 30)
        printed, steps = run(program, 10000000)
        if printed != run_folded(fold(program)):
            raise SystemExit("the interpreters differ")
        total += steps
        for char in printed:
            checksum = (checksum * 31 + ord(char)) % 1000000007
    print("brainfuck", text, total, checksum)


if __name__ == "__main__":
    main()
