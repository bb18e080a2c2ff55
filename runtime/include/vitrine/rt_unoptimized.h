// Other forms of small pieces for code that is compiled without optimisation: debug builds, and code
// that runs once.
//
// g++ -O0 puts the parameters of an in-line function on the stack and takes them from there again,
// and makes a value of each condition. A reference count that goes up by one is one instruction
// here and seven there. These are macros because a function of any kind would bring its parameters
// back. They mean what rt_frame.h and rt.h say under the same names; an argument may be evaluated
// twice. They declare nothing: each declaration would bring a lexical block into the debug
// information. Generated code includes this last; nothing else does.
#pragma once

#include <vitrine/rt.h>

#ifndef __OPTIMIZE__

#undef VT_UNLIKELY
#define VT_UNLIKELY(x) (x)

#define vt_breaker(ts) (*reinterpret_cast<volatile int*>(&(ts)->interp->ceval.eval_breaker))

#ifndef Py_REF_DEBUG

#define vt_incref(o) ({ asm("incq %0" : "+m"((o)->ob_refcnt)); })
#define vt_newref(o) ({ vt_incref(o); (o); })
#define vt_drop(o) ({ if (--(o)->ob_refcnt == 0) _Py_Dealloc(o); })
#define vt_xdrop(o) ({ if ((o) != nullptr && --(o)->ob_refcnt == 0) _Py_Dealloc(o); })

#endif
#endif
