// Resuming generators and coroutines from native code.
#pragma once

#include <vitrine/rt.h>

namespace vitrine::runtime {

/// As PyIter_Send (borrowed arguments, *result new), directly where the receiver is native.
PySendResult sendTo(PyThreadState* ts, PyObject* receiver, PyObject* value, PyObject** result);

}  // namespace vitrine::runtime
