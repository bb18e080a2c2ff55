# stdin: look
# stdin: take lamp
# stdin: go north
# stdin: examine troll
# stdin: give lamp troll
# stdin: take sword
# stdin: inventory
# stdin: hit troll with sword
# stdin: go east
# stdin: go nowhere
# stdin: dance
# stdin:
# stdin: go south
# stdin: drop sword
# stdin: save
# stdin: take coin
# stdin: load
# stdin: look
# stdin: go north
# stdin: go north
# stdin: take coin
# stdin: crash
"""A text adventure that reads commands from stdin: pattern matching, enums, copying of the state."""

import copy
import enum
from dataclasses import dataclass, field


class Direction(enum.Enum):
    NORTH = "north"
    SOUTH = "south"
    EAST = "east"
    WEST = "west"

    @property
    def opposite(self):
        order = list(Direction)
        return order[order.index(self) ^ 1]


class Flag(enum.Flag):
    NONE = 0
    FIXED = enum.auto()
    ALIVE = enum.auto()
    WEAPON = enum.auto()


@dataclass
class Item:
    name: str
    text: str
    flags: Flag = Flag.NONE
    health: int = 0

    def __str__(self):
        article = "an" if self.name[0] in "aeiou" else "a"
        return f"{article} {self.name}"


@dataclass
class Room:
    name: str
    text: str
    items: dict[str, Item] = field(default_factory=dict)
    exits: dict[Direction, str] = field(default_factory=dict)


class GameError(Exception):
    """Something the player cannot do."""


class GameOver(BaseException):
    pass


@dataclass
class Game:
    rooms: dict[str, Room]
    here: str
    inventory: dict[str, Item] = field(default_factory=dict)
    score: int = 0
    saved: "Game | None" = field(default=None, repr=False)

    @property
    def room(self):
        return self.rooms[self.here]

    def find(self, name, *places):
        for place in places or (self.inventory, self.room.items):
            if name in place:
                return place[name]
        raise GameError(f"There is no {name} here.")

    def execute(self, line):
        match line.lower().split():
            case []:
                raise GameError("Say something.")
            case ["look" | "l"]:
                self.describe()
            case ["go", word] | [word] if word in {d.value for d in Direction}:
                self.go(Direction(word))
            case ["go", word]:
                raise GameError(f"{word!r} is not a direction.")
            case ["take" | "get", name]:
                item = self.find(name, self.room.items)
                if item.flags & (Flag.FIXED | Flag.ALIVE):
                    raise GameError(f"You cannot take {item}.")
                self.inventory[name] = self.room.items.pop(name)
                self.score += 5
                print("Taken.")
            case ["drop", name]:
                self.room.items[name] = self.inventory.pop(self.find(name, self.inventory).name)
                print("Dropped.")
            case ["inventory" | "i"]:
                print("You have", ", ".join(map(str, self.inventory.values())) or "nothing", end=".\n")
            case ["examine", name]:
                item = self.find(name)
                print(item.text, repr(item.flags), item.flags.name)
            case ["give", name, receiver]:
                item, other = self.find(name, self.inventory), self.find(receiver, self.room.items)
                if Flag.ALIVE not in other.flags:
                    raise GameError(f"{other} does not want anything.")
                del self.inventory[name]
                print(f"The {other.name} eats the {item.name}, and drops a sword.")
                self.room.items["sword"] = Item("sword", "Sharp.", Flag.WEAPON)
            case ["hit", name, "with", weapon]:
                target, tool = self.find(name, self.room.items), self.find(weapon, self.inventory)
                target.health -= 5 if Flag.WEAPON in tool.flags else 1
                if target.health <= 0:
                    del self.room.items[name]
                    self.room.exits[Direction.EAST] = "cave"
                    self.rooms["cave"].exits[Direction.EAST.opposite] = self.here
                    self.score += 20
                    print(f"The {name} is gone, and the way to the east is free.")
                else:
                    print(f"The {name} looks {'hurt' if target.health < 5 else 'angry'}.")
            case ["save"]:
                self.saved = None
                self.saved = copy.deepcopy(self)
                print("Saved.")
            case ["load"]:
                vars(self).update(vars(copy.deepcopy(self.saved)))
                print("Loaded.")
            case ["quit"]:
                raise GameOver(self.score)
            case ["crash", *_]:
                self.rooms["nowhere"].describe()
            case [verb, *rest]:
                raise GameError(f"I do not know how to {verb}" + (" that." if rest else "."))

    def go(self, direction):
        try:
            self.here = self.room.exits[direction]
        except KeyError:
            raise GameError(f"There is no way to the {direction.value}.") from None
        self.describe()

    def describe(self):
        print(f"== {self.room.name} ==\n{self.room.text}")
        for item in sorted(self.room.items.values(), key=lambda item: item.name):
            print(f"There is {item} here.")
        print("Exits:", *sorted(direction.value for direction in self.room.exits))


def build():
    rooms = {
        "hall": Room("Hall", "A big hall.", {"lamp": Item("lamp", "Bright.")}),
        "bridge": Room("Bridge", "An old bridge.", {"troll": Item("troll", "Hungry.", Flag.ALIVE | Flag.FIXED, 5)}),
        "cave": Room("Cave", "A dark cave.", {"coin": Item("coin", "Gold."), "altar": Item("altar", "Stone.", Flag.FIXED)}),
    }
    for a, direction, b in (("hall", Direction.NORTH, "bridge"), ("cave", Direction.SOUTH, "hall")):
        rooms[a].exits[direction] = b
        rooms[b].exits[direction.opposite] = a
    return Game(rooms, "hall")


game = build()
game.describe()
while True:
    try:
        line = input("> ")
        print(line)
        game.execute(line)
    except GameError as error:
        print(error)
    except GameOver as over:
        print("Final score:", over)
        break
    except EOFError:
        print("Bye.")
        break
    finally:
        print(f"[{game.score} points]")
