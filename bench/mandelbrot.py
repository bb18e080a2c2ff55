"""Mandelbrot set: complex and plain float arithmetic in tight while loops."""
# kind: numeric

import sys


def escape_complex(c, limit):
    z = 0j
    for step in range(limit):
        if abs(z) > 2.0:
            return step
        z = z * z + c
    return limit


def escape_floats(cr, ci, limit):
    zr = zi = 0.0
    step = 0
    while step < limit:
        r2 = zr * zr
        i2 = zi * zi
        if r2 + i2 > 4.0:
            break
        zi = 2.0 * zr * zi + ci
        zr = r2 - i2 + cr
        step += 1
    return step


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 570
    limit = 120
    checksum = 0
    for row in range(size):
        ci = row * 2.4 / size - 1.2
        for column in range(size):
            cr = column * 3.0 / size - 2.1
            if (row + column) % 8 == 0:
                steps = escape_complex(complex(cr, ci), limit)
            else:
                steps = escape_floats(cr, ci, limit)
            checksum = (checksum * 31 + steps) & 0xFFFFFFFF
    print("mandelbrot", size, checksum)


if __name__ == "__main__":
    main()
