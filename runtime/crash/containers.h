// Dicts and sets, read from memory of which nothing is certain.
//
// In: the address of an object. Out: borrowed addresses of keys and values, which may be garbage too.
// Safe in a signal handler; chains and tables are followed for a bounded number of steps.
#pragma once

#include <vitrine/cpython/core.h>

namespace vitrine::crash {

/// A dict's entries in its order.
class DictWalk {
 public:
  /// Of a dict, or of an instance of a subclass; anything else has no entries.
  explicit DictWalk(const PyObject* dict);
  /// The attributes that are an instance's own, where they are now: in a dict or beside the instance.
  static DictWalk ofInstance(const PyObject* object);

  /// False at the end.
  bool next(const PyObject** key, const PyObject** value);
  /// Whether there was something that could not be read.
  [[nodiscard]] bool isDamaged() const { return is_damaged_; }

 private:
  DictWalk() = default;
  void begin(const PyDictKeysObject* keys, const PyDictValues* values);

  const PyDictValues* values_ = nullptr;  // of a table whose keys several instances share
  uintptr_t entries_ = 0;
  Py_ssize_t count_ = 0, index_ = 0;
  bool has_hashes_ = false;
  bool is_damaged_ = false;
};

/// The value of a str key of ASCII characters; NULL when there is none.
const PyObject* lookUp(DictWalk walk, const char* key);

/// Calls visit(data, member) for each member of a set or frozenset.
void forEachMember(const PyObject* set, void (*visit)(void* data, const PyObject* member), void* data);

/// Whether it is a str of these ASCII characters.
bool isText(const PyObject* object, const char* text);

/// Whether the object's type has the flag: Py_TPFLAGS_DICT_SUBCLASS and the like. False for garbage.
bool typeHas(const PyObject* object, unsigned long flag);

}  // namespace vitrine::crash
