// Generated from compiler/ir/ops.def by tools/generate-ops: do not edit.
//
// One C function per operation of the intermediate representation. Conventions (ownership mask,
// leaving, results): see rt.h.
#pragma once

#include <vitrine/rt.h>

extern "C" {

// ---- locals, cells
/// replace frame slot $i by a cell that holds it
int vt_make_cell(_PyInterpreterFrame* frame, int i) noexcept;
/// copy $i cells of the function's closure into the frame
void vt_copy_free_vars(_PyInterpreterFrame* frame, int i) noexcept;
/// contents of the cell in frame slot $i
PyObject* vt_load_deref(_PyInterpreterFrame* frame, int i) noexcept;
/// class namespace first, then the cell in frame slot $i
PyObject* vt_load_classderef(PyThreadState* ts, _PyInterpreterFrame* frame, int i) noexcept;
/// set the cell in frame slot $i
void vt_store_deref(_PyInterpreterFrame* frame, int i, PyObject* a, unsigned own) noexcept;
/// empty the cell in frame slot $i
int vt_delete_deref(_PyInterpreterFrame* frame, int i) noexcept;
// ---- namespaces
/// namespace, globals, builtins
PyObject* vt_load_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept;
int vt_store_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name, PyObject* a, unsigned own) noexcept;
int vt_delete_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept;
PyObject* vt_load_global(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name, vt_global_cache* cache) noexcept;
int vt_store_global(_PyInterpreterFrame* frame, PyObject* name, PyObject* a, unsigned own) noexcept;
int vt_delete_global(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name) noexcept;
PyObject* vt_load_assertion_error() noexcept;
PyObject* vt_load_build_class(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept;
int vt_setup_annotations(PyThreadState* ts, _PyInterpreterFrame* frame) noexcept;
/// level, fromlist
PyObject* vt_import_name(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* name, PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_import_from(PyThreadState* ts, PyObject* a, PyObject* name, unsigned own) noexcept;
int vt_import_star(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* a, unsigned own) noexcept;
// ---- attributes
PyObject* vt_load_attr(PyObject* a, PyObject* name, vt_attr_cache* cache, unsigned own) noexcept;
/// (method, self) or (NULL, attribute)
int vt_load_method(PyObject* a, PyObject* name, vt_method_cache* cache, PyObject** r0, PyObject** r1, unsigned own) noexcept;
/// value, owner
int vt_store_attr(PyObject* a, PyObject* b, PyObject* name, vt_attr_cache* cache, unsigned own) noexcept;
int vt_delete_attr(PyObject* a, PyObject* name, unsigned own) noexcept;
// ---- operators
PyObject* vt_unary_positive(PyObject* a, unsigned own) noexcept;
PyObject* vt_unary_negative(PyObject* a, unsigned own) noexcept;
PyObject* vt_unary_invert(PyObject* a, unsigned own) noexcept;
PyObject* vt_unary_not(PyObject* a, unsigned own) noexcept;
/// $i is CPython's NB_ number
PyObject* vt_binary_add(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_and(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_lshift(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_multiply(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_remainder(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_or(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_power(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_rshift(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_subtract(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_xor(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_add(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_and(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_floor_divide(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_lshift(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_matrix_multiply(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_multiply(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_remainder(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_or(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_power(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_rshift(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_subtract(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_true_divide(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_binary_inplace_xor(PyObject* a, PyObject* b, unsigned own) noexcept;
/// + (or += with $j = 1) whose result is stored into frame slot $i next: a str that only the slot holds grows in place, leaving the slot empty
PyObject* vt_add_to_local(_PyInterpreterFrame* frame, int i, PyObject* a, PyObject* b, int j, unsigned own) noexcept;
/// $i is CPython's Py_LT .. Py_GE
PyObject* vt_compare_lt(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_compare_le(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_compare_eq(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_compare_ne(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_compare_gt(PyObject* a, PyObject* b, unsigned own) noexcept;
PyObject* vt_compare_ge(PyObject* a, PyObject* b, unsigned own) noexcept;
/// $i = 1: is not
PyObject* vt_is_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept;
/// value, container; $i = 1: not in
PyObject* vt_contains_op(PyObject* a, PyObject* b, int i, unsigned own) noexcept;
/// container, index
PyObject* vt_binary_subscr(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// value, container, index
int vt_store_subscr(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
/// container, index
int vt_delete_subscr(PyObject* a, PyObject* b, unsigned own) noexcept;
/// container, start, stop
PyObject* vt_binary_slice(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
/// value, container, start, stop
int vt_store_slice(PyObject* a, PyObject* b, PyObject* c, PyObject* d, unsigned own) noexcept;
/// container, start, stop
int vt_delete_slice(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
/// 1 true, 0 false
int vt_truth(PyObject* a, unsigned own) noexcept;
/// compare_op then truth
int vt_test_lt(PyObject* a, PyObject* b, unsigned own) noexcept;
int vt_test_le(PyObject* a, PyObject* b, unsigned own) noexcept;
int vt_test_eq(PyObject* a, PyObject* b, unsigned own) noexcept;
int vt_test_ne(PyObject* a, PyObject* b, unsigned own) noexcept;
int vt_test_gt(PyObject* a, PyObject* b, unsigned own) noexcept;
int vt_test_ge(PyObject* a, PyObject* b, unsigned own) noexcept;
/// contains_op then truth
int vt_test_contains(PyObject* a, PyObject* b, int i, unsigned own) noexcept;
/// is_op then truth
int vt_test_is(PyObject* a, PyObject* b, int i, unsigned own) noexcept;
/// 1 when the operand is None
int vt_is_none(PyObject* a, unsigned own) noexcept;
// ---- containers
/// start, stop, optional step
PyObject* vt_build_slice(PyObject** v, int n, unsigned own) noexcept;
PyObject* vt_build_tuple(PyObject** v, int n, unsigned own) noexcept;
PyObject* vt_build_list(PyObject** v, int n, unsigned own) noexcept;
PyObject* vt_build_set(PyObject** v, int n, unsigned own) noexcept;
/// key, value, key, value ...
PyObject* vt_build_map(PyObject** v, int n, unsigned own) noexcept;
/// values, then the tuple of keys
PyObject* vt_build_const_key_map(PyObject** v, int n, unsigned own) noexcept;
PyObject* vt_build_string(PyObject** v, int n, unsigned own) noexcept;
/// value, spec; $i conversion: 0 none, 1 str, 2 repr, 3 ascii
PyObject* vt_format_value(PyObject* a, PyObject* b, int i, unsigned own) noexcept;
/// list, value
int vt_list_append(PyObject* a, PyObject* b, unsigned own) noexcept;
/// set, value
int vt_set_add(PyObject* a, PyObject* b, unsigned own) noexcept;
/// dict, key, value
int vt_map_add(PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
/// list, iterable
int vt_list_extend(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// set, iterable
int vt_set_update(PyObject* a, PyObject* b, unsigned own) noexcept;
/// dict, mapping
int vt_dict_update(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// dict, mapping, the callable named in the error
int vt_dict_merge(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
PyObject* vt_list_to_tuple(PyObject* a, unsigned own) noexcept;
/// results in the order of the items
int vt_unpack_sequence(PyThreadState* ts, PyObject* a, int i, PyObject** r, unsigned own) noexcept;
/// $i before the star, $j after; results in order
int vt_unpack_ex(PyThreadState* ts, PyObject* a, int i, int j, PyObject** r, unsigned own) noexcept;
// ---- iteration, matching
PyObject* vt_get_iter(PyObject* a, unsigned own) noexcept;
PyObject* vt_get_yield_from_iter(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* a, unsigned own) noexcept;
PyObject* vt_get_len(PyObject* a, unsigned own) noexcept;
/// True or False
PyObject* vt_match_mapping(PyObject* a, unsigned own) noexcept;
/// True or False
PyObject* vt_match_sequence(PyObject* a, unsigned own) noexcept;
/// subject, keys: tuple of values or None
PyObject* vt_match_keys(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// subject, type, names; $i positional: tuple of attributes or None
PyObject* vt_match_class(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, int i, unsigned own) noexcept;
// ---- calls
/// method or NULL, self or callable, arguments; $i index of the keyword names or -1
PyObject* vt_call(PyThreadState* ts, PyObject** v, int n, PyObject* kwnames, vt_call_cache* cache, unsigned own) noexcept;
/// callable, args, kwargs or NULL
PyObject* vt_call_function_ex(PyThreadState* ts, PyObject* a, PyObject* b, PyObject* c, unsigned own) noexcept;
/// operands of MAKE_FUNCTION with flags $i in stack order, code object last
PyObject* vt_make_function(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject** v, int i, unsigned own) noexcept;
int vt_print_expr(PyThreadState* ts, PyObject* a, unsigned own) noexcept;
// ---- exceptions, with
/// enter a handler: results are the previous exception (or None) and the operand
PyObject* vt_push_exc_info(PyThreadState* ts, PyObject* a) noexcept;
/// leave a handler: restore the previous exception
void vt_pop_except(PyThreadState* ts, PyObject* a, unsigned own) noexcept;
/// exception, type or tuple: True or False
PyObject* vt_check_exc_match(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// exception, type: rest, match (None when nothing matches)
int vt_check_eg_match(PyThreadState* ts, PyObject* a, PyObject* b, PyObject** r0, PyObject** r1, unsigned own) noexcept;
/// original, list
PyObject* vt_prep_reraise_star(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// results: __exit__, what __enter__ returned
int vt_before_with(PyThreadState* ts, PyObject* a, PyObject** r0, PyObject** r1, unsigned own) noexcept;
/// results: __aexit__, the awaitable of __aenter__
int vt_before_async_with(PyThreadState* ts, PyObject* a, PyObject** r0, PyObject** r1, unsigned own) noexcept;
/// __exit__, exception
PyObject* vt_with_except_start(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
// ---- generators, coroutines
PyObject* vt_get_awaitable(PyThreadState* ts, PyObject* a, int i, unsigned own) noexcept;
PyObject* vt_get_aiter(PyThreadState* ts, PyObject* a, unsigned own) noexcept;
PyObject* vt_get_anext(PyThreadState* ts, PyObject* a, unsigned own) noexcept;
PyObject* vt_async_gen_wrap(PyObject* a, unsigned own) noexcept;
// ---- control
/// to the first target with the next item, or to the second when exhausted
int vt_for_iter(PyThreadState* ts, PyObject* a, PyObject** r0) noexcept;
/// receiver, value: to the first target with what was yielded, to the second with what was returned
int vt_send(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* a, PyObject* b, PyObject** r0, unsigned own) noexcept;
/// async iterator, exception: to the target when it is StopAsyncIteration, else re-raise
int vt_end_async_for(PyThreadState* ts, PyObject* a, PyObject* b, unsigned own) noexcept;
/// exception, cause; nothing: re-raise the one being handled
int vt_raise(PyThreadState* ts, PyObject** v, int n, unsigned own) noexcept;
/// exception, lasti or NULL: continue unwinding without a new traceback entry
int vt_reraise(PyThreadState* ts, _PyInterpreterFrame* frame, PyObject* a, PyObject* b, unsigned own) noexcept;

}  // extern "C"
