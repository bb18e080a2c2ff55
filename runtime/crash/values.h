// Python objects as short text, read from memory of which nothing is certain.
#pragma once

#include <vitrine/cpython/core.h>

#include "output.h"

namespace vitrine::crash {

/// The characters of a str, at most `most` of them; escaped for `quote` when that is not 0. False
/// when it is no str or cannot be read (nothing was written).
bool writeString(Output& out, const PyObject* text, char quote, int most = 200);

/// About what repr() would say, without running anything: numbers, texts and a few items of lists,
/// tuples and dicts; `<Point object at 0x...>` for the rest.
void writeValue(Output& out, const PyObject* value, int depth = 0);

/// Name of the object's type, cut to `size` - 1 bytes. False: the object is damaged.
bool typeName(const PyObject* value, char* name, size_t size);

/// `KeyError: 'x'`.
void writeException(Output& out, const PyObject* exception);

}  // namespace vitrine::crash
