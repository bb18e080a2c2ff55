// The CPython offset table of this program (debuginfo/schema/offsets.h), in its loaded section.
//
// Some structures are private to CPython's .c files. They are repeated here as they stand in 3.11;
// tests/debug compares values read through them with Python's own answers.
#include <vitrine/cpython/core.h>
#include <vitrine/rt.h>

#include <internal/pycore_moduleobject.h>
#include <internal/pycore_namespace.h>
#include <structmember.h>

#include <cstddef>
#include <cstdint>

#include "debuginfo/schema/offsets.h"

namespace {

struct vitrine_rangeobject {  // Objects/rangeobject.c
  PyObject_HEAD
  PyObject *start, *stop, *step, *length;
};
struct vitrine_staticmethod {  // Objects/funcobject.c; class methods are the same
  PyObject_HEAD
  PyObject *callable, *dict;
};
struct vitrine_property {  // Objects/descrobject.c
  PyObject_HEAD
  PyObject *get, *set, *del, *doc;
};
struct vitrine_mappingproxy {  // Objects/descrobject.c
  PyObject_HEAD
  PyObject* mapping;
};
struct vitrine_namespace {  // Objects/namespaceobject.c
  PyObject_HEAD
  PyObject* ns_dict;
};
struct vitrine_odict {  // Objects/odictobject.c
  PyDictObject dict;
  void *first, *last;
};
struct vitrine_odictnode {  // Objects/odictobject.c
  PyObject* key;
  Py_hash_t hash;
  void *next, *prev;
};
struct vitrine_defaultdict {  // Modules/_collectionsmodule.c
  PyDictObject dict;
  PyObject* default_factory;
};
struct vitrine_dequeblock {  // Modules/_collectionsmodule.c
  void* leftlink;
  PyObject* data[64];
  void* rightlink;
};
struct vitrine_deque {  // Modules/_collectionsmodule.c
  PyObject_VAR_HEAD
  vitrine_dequeblock *leftblock, *rightblock;
  Py_ssize_t leftindex, rightindex;
  size_t state;
  Py_ssize_t maxlen;
};
struct vitrine_future {  // Modules/_asynciomodule.c, FutureObj_HEAD
  PyObject_HEAD
  PyObject *loop, *callback0, *context0, *callbacks, *exception, *exception_tb, *result, *source_tb,
      *cancel_msg;
  int state;
  int log_tb;
  int blocking;
  PyObject *dict, *weakreflist, *cancelled_exc;
};
struct vitrine_task {  // Modules/_asynciomodule.c, TaskObj
  vitrine_future future;
  PyObject *fut_waiter, *coro, *name, *context;
};

using vitrine::schema::CPythonOffsets;

// Not constexpr: the linker fills in the addresses.
constexpr uint32_t flags() {
#ifdef Py_DEBUG
  return vitrine::schema::kOffsetsPyDebug;
#else
  return 0;
#endif
}

// The same fields with pointers, which need no code at start-up.
struct Table {
  char magic[8];
  uint32_t schema, byte_size, py_version, flags;
  char py_build[64];
#define VITRINE_ROW(name, object) const void* addr_##name;
  VITRINE_CPYTHON_ADDRESS_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
#define VITRINE_ROW(name, type, member) uint16_t name;
  VITRINE_CPYTHON_OFFSET_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
};
static_assert(sizeof(Table) == sizeof(CPythonOffsets));

}  // namespace

#pragma GCC diagnostic ignored "-Winvalid-offsetof"

extern "C" {
extern const Table vt_cpython_offsets;
__attribute__((section(".vitrine.offsets"), used)) const Table vt_cpython_offsets = {
    {'V', 'T', 'P', 'Y', 'O', 'F', 'F', '\0'},
    vitrine::schema::kOffsetsSchema,
    sizeof(Table),
    PY_VERSION_HEX,
    flags(),
    PY_VERSION " [GCC " __VERSION__ "]",
#define VITRINE_ROW(name, object) &object,
    VITRINE_CPYTHON_ADDRESS_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
#define VITRINE_ROW(name, type, member) offsetof(type, member),
    VITRINE_CPYTHON_OFFSET_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
};
}
