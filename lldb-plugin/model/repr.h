// The text of an object: what Python's repr() gives where that is known without running code.
//
// Whether it is known is decided by tp_repr: a type that writes itself with the same function as list, int or
// BaseException is written as these are. Classes with a __repr__ of their own show as `<module.Class object at 0x...>`,
// except those of enum, dataclasses and named tuples, whose __repr__ is repeated here.
#pragma once

#include <string>

#include "lldb-plugin/model/objects.h"

namespace vitrine::plugin {

/// How much of an object to show. What is left out is marked with "...".
struct Limits {
  size_t max_text = 1000;   ///< bytes, roughly
  size_t max_string = 300;  ///< characters of one string
  size_t max_items = 50;    ///< of one container
  int max_depth = 5;
};

/// One line, never empty, never failing: `<not available: REASON>` says why nothing else could be said.
std::string repr(Objects& objects, Address object, const Limits& limits = {});

/// As repr(), for a type's name in `<class '...'>`, without running __repr__ of metaclasses.
std::string typeName(Objects& objects, Address object);

}  // namespace vitrine::plugin
