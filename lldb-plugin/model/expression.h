// `py print`'s expressions: names, attributes, subscripts and len(), answered by reading memory.
//
//   order.items[0].price      config['name']      len(queue)      matrix[1][-2]
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lldb-plugin/model/frames.h"

namespace vitrine::plugin {

/// What an expression gave: an object, or a text (of len() and of computed numbers).
struct Answer {
  Address object = 0;
  std::string text;          ///< when there is no object
};

/// Nothing on failure, with the reason in `error`: a syntax error, an unknown name, or a part that takes running code.
std::optional<Answer> evaluate(Objects& objects, Frames& frames, const Frame* frame, std::string_view expression,
                               std::string& error);

}  // namespace vitrine::plugin
