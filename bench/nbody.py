"""Planet orbits: float arithmetic on lists inside nested loops."""
# kind: numeric

import sys
from math import pi, sqrt

SOLAR_MASS = 4 * pi * pi
DAYS = 365.24
# Position (AU), velocity (AU/day) and mass (suns) of the sun and the four gas giants.
BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023],
     0.000954791938424326609),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411, 0.00499852801234917238, 0.0000230417297573763929],
     0.000285885980666130812),
    ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
     [0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556],
     0.0000436624404335156298),
    ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
     [0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870],
     0.0000515138902046611451),
]


def make_system():
    system = [(list(p), [v * DAYS for v in vel], m * SOLAR_MASS) for p, vel, m in BODIES]
    # The sun moves so that the whole system's momentum is zero.
    momentum = [0.0, 0.0, 0.0]
    for _, velocity, mass in system:
        for axis in range(3):
            momentum[axis] += velocity[axis] * mass
    for axis in range(3):
        system[0][1][axis] = -momentum[axis] / SOLAR_MASS
    return system


def advance(pairs, system, dt, steps):
    for _ in range(steps):
        for (p1, v1, m1), (p2, v2, m2) in pairs:
            dx = p1[0] - p2[0]
            dy = p1[1] - p2[1]
            dz = p1[2] - p2[2]
            distance2 = dx * dx + dy * dy + dz * dz
            force = dt / (distance2 * sqrt(distance2))
            b1 = m1 * force
            b2 = m2 * force
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for position, (vx, vy, vz), _ in system:
            position[0] += dt * vx
            position[1] += dt * vy
            position[2] += dt * vz


def energy(pairs, system):
    total = 0.0
    for _, (vx, vy, vz), mass in system:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2.0
    for (p1, _, m1), (p2, _, m2) in pairs:
        dx, dy, dz = p1[0] - p2[0], p1[1] - p2[1], p1[2] - p2[2]
        total -= m1 * m2 / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 240000
    system = make_system()
    pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1:]]
    before = energy(pairs, system)
    advance(pairs, system, 0.01, size)
    print("nbody", repr(before), repr(energy(pairs, system)))


if __name__ == "__main__":
    main()
