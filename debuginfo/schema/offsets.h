// The CPython offset table: where the structures of the linked CPython have their fields.
//
// The runtime puts one `CPythonOffsets` into the loaded section `.vitrine.offsets` of every program
// (runtime/cpython/offsets.cpp fills it from CPython's own headers). Debugger and crash tools read it
// from the ELF file or from memory, and then need neither symbols nor debug information of CPython.
//
// Always true: the first 24 bytes (magic, schema, size, version, flags) never change their layout. Any
// other change raises kOffsetsSchema; a reader takes only tables of its own schema and size.
#pragma once

#include <cstdint>

namespace vitrine::schema {

inline constexpr char kOffsetsSection[] = ".vitrine.offsets";
inline constexpr char kOffsetsMagic[8] = {'V', 'T', 'P', 'Y', 'O', 'F', 'F', '\0'};
inline constexpr uint32_t kOffsetsSchema = 3;
/// `flags`: CPython was built with Py_DEBUG, so objects are laid out differently.
inline constexpr uint32_t kOffsetsPyDebug = 1;

// Rows: name, then the C structure and member whose offset it is.
#define VITRINE_CPYTHON_OFFSET_ROWS(ROW)                                           \
  ROW(runtime_interpreters_head, _PyRuntimeState, interpreters.head)               \
  ROW(runtime_interpreters_main, _PyRuntimeState, interpreters.main)               \
  ROW(runtime_finalizing, _PyRuntimeState, _finalizing)                            \
  ROW(runtime_gil_holder, _PyRuntimeState, ceval.gil.last_holder)                  \
  ROW(runtime_gil_locked, _PyRuntimeState, ceval.gil.locked)                       \
  ROW(runtime_main_thread, _PyRuntimeState, main_thread)                           \
  ROW(runtime_initialized, _PyRuntimeState, initialized)                           \
  ROW(interp_next, PyInterpreterState, next)                                       \
  ROW(interp_id, PyInterpreterState, id)                                           \
  ROW(interp_threads_head, PyInterpreterState, threads.head)                       \
  ROW(interp_modules, PyInterpreterState, modules)                                 \
  ROW(interp_builtins, PyInterpreterState, builtins)                               \
  ROW(interp_sysdict, PyInterpreterState, sysdict)                                 \
  ROW(tstate_next, PyThreadState, next)                                            \
  ROW(tstate_interp, PyThreadState, interp)                                        \
  ROW(tstate_cframe, PyThreadState, cframe)                                        \
  ROW(tstate_curexc_type, PyThreadState, curexc_type)                              \
  ROW(tstate_curexc_value, PyThreadState, curexc_value)                            \
  ROW(tstate_curexc_traceback, PyThreadState, curexc_traceback)                    \
  ROW(tstate_exc_info, PyThreadState, exc_info)                                    \
  ROW(tstate_thread_id, PyThreadState, thread_id)                                  \
  ROW(tstate_native_thread_id, PyThreadState, native_thread_id)                    \
  ROW(tstate_id, PyThreadState, id)                                                \
  ROW(cframe_current_frame, _PyCFrame, current_frame)                              \
  ROW(cframe_previous, _PyCFrame, previous)                                        \
  ROW(excitem_value, _PyErr_StackItem, exc_value)                                  \
  ROW(excitem_previous, _PyErr_StackItem, previous_item)                           \
  ROW(iframe_func, _PyInterpreterFrame, f_func)                                    \
  ROW(iframe_globals, _PyInterpreterFrame, f_globals)                              \
  ROW(iframe_builtins, _PyInterpreterFrame, f_builtins)                            \
  ROW(iframe_locals, _PyInterpreterFrame, f_locals)                                \
  ROW(iframe_code, _PyInterpreterFrame, f_code)                                    \
  ROW(iframe_frame_obj, _PyInterpreterFrame, frame_obj)                            \
  ROW(iframe_previous, _PyInterpreterFrame, previous)                              \
  ROW(iframe_prev_instr, _PyInterpreterFrame, prev_instr)                          \
  ROW(iframe_stacktop, _PyInterpreterFrame, stacktop)                              \
  ROW(iframe_is_entry, _PyInterpreterFrame, is_entry)                              \
  ROW(iframe_owner, _PyInterpreterFrame, owner)                                    \
  ROW(iframe_localsplus, _PyInterpreterFrame, localsplus)                          \
  ROW(frame_back, PyFrameObject, f_back)                                           \
  ROW(frame_iframe, PyFrameObject, f_frame)                                        \
  ROW(frame_lineno, PyFrameObject, f_lineno)                                       \
  ROW(code_consts, PyCodeObject, co_consts)                                        \
  ROW(code_names, PyCodeObject, co_names)                                          \
  ROW(code_flags, PyCodeObject, co_flags)                                          \
  ROW(code_argcount, PyCodeObject, co_argcount)                                    \
  ROW(code_posonlyargcount, PyCodeObject, co_posonlyargcount)                      \
  ROW(code_kwonlyargcount, PyCodeObject, co_kwonlyargcount)                        \
  ROW(code_stacksize, PyCodeObject, co_stacksize)                                  \
  ROW(code_firstlineno, PyCodeObject, co_firstlineno)                              \
  ROW(code_nlocalsplus, PyCodeObject, co_nlocalsplus)                              \
  ROW(code_nlocals, PyCodeObject, co_nlocals)                                      \
  ROW(code_ncellvars, PyCodeObject, co_ncellvars)                                  \
  ROW(code_nfreevars, PyCodeObject, co_nfreevars)                                  \
  ROW(code_localsplusnames, PyCodeObject, co_localsplusnames)                      \
  ROW(code_localspluskinds, PyCodeObject, co_localspluskinds)                      \
  ROW(code_filename, PyCodeObject, co_filename)                                    \
  ROW(code_name, PyCodeObject, co_name)                                            \
  ROW(code_qualname, PyCodeObject, co_qualname)                                    \
  ROW(code_linetable, PyCodeObject, co_linetable)                                  \
  ROW(code_firsttraceable, PyCodeObject, _co_firsttraceable)                       \
  ROW(code_extra, PyCodeObject, co_extra)                                          \
  ROW(code_adaptive, PyCodeObject, co_code_adaptive)                               \
  ROW(object_refcnt, PyObject, ob_refcnt)                                          \
  ROW(object_type, PyObject, ob_type)                                              \
  ROW(var_size, PyVarObject, ob_size)                                              \
  ROW(type_name, PyTypeObject, tp_name)                                            \
  ROW(type_basicsize, PyTypeObject, tp_basicsize)                                  \
  ROW(type_itemsize, PyTypeObject, tp_itemsize)                                    \
  ROW(type_repr, PyTypeObject, tp_repr)                                            \
  ROW(type_flags, PyTypeObject, tp_flags)                                          \
  ROW(type_members, PyTypeObject, tp_members)                                      \
  ROW(type_base, PyTypeObject, tp_base)                                            \
  ROW(type_dict, PyTypeObject, tp_dict)                                            \
  ROW(type_dictoffset, PyTypeObject, tp_dictoffset)                                \
  ROW(type_mro, PyTypeObject, tp_mro)                                              \
  ROW(type_getattro, PyTypeObject, tp_getattro)                                    \
  ROW(type_as_sequence, PyTypeObject, tp_as_sequence)                              \
  ROW(type_as_mapping, PyTypeObject, tp_as_mapping)                                \
  ROW(type_str, PyTypeObject, tp_str)                                              \
  ROW(heaptype_qualname, PyHeapTypeObject, ht_qualname)                            \
  ROW(heaptype_cached_keys, PyHeapTypeObject, ht_cached_keys)                      \
  ROW(long_digit, PyLongObject, ob_digit)                                          \
  ROW(float_value, PyFloatObject, ob_fval)                                         \
  ROW(complex_value, PyComplexObject, cval)                                        \
  ROW(unicode_length, PyASCIIObject, length)                                       \
  ROW(unicode_state, PyASCIIObject, state)                                         \
  ROW(unicode_utf8_length, PyCompactUnicodeObject, utf8_length)                    \
  ROW(unicode_data, PyUnicodeObject, data)                                         \
  ROW(bytes_value, PyBytesObject, ob_sval)                                         \
  ROW(bytearray_start, PyByteArrayObject, ob_start)                                \
  ROW(tuple_item, PyTupleObject, ob_item)                                          \
  ROW(list_item, PyListObject, ob_item)                                            \
  ROW(dict_used, PyDictObject, ma_used)                                            \
  ROW(dict_keys, PyDictObject, ma_keys)                                            \
  ROW(dict_values, PyDictObject, ma_values)                                        \
  ROW(keys_log2_size, PyDictKeysObject, dk_log2_size)                              \
  ROW(keys_log2_index_bytes, PyDictKeysObject, dk_log2_index_bytes)                \
  ROW(keys_kind, PyDictKeysObject, dk_kind)                                        \
  ROW(keys_nentries, PyDictKeysObject, dk_nentries)                                \
  ROW(keys_indices, PyDictKeysObject, dk_indices)                                  \
  ROW(set_fill, PySetObject, fill)                                                 \
  ROW(set_used, PySetObject, used)                                                 \
  ROW(set_mask, PySetObject, mask)                                                 \
  ROW(set_table, PySetObject, table)                                               \
  ROW(cell_ref, PyCellObject, ob_ref)                                              \
  ROW(function_globals, PyFunctionObject, func_globals)                            \
  ROW(function_name, PyFunctionObject, func_name)                                  \
  ROW(function_qualname, PyFunctionObject, func_qualname)                          \
  ROW(function_code, PyFunctionObject, func_code)                                  \
  ROW(function_defaults, PyFunctionObject, func_defaults)                          \
  ROW(function_closure, PyFunctionObject, func_closure)                            \
  ROW(function_dict, PyFunctionObject, func_dict)                                  \
  ROW(function_module, PyFunctionObject, func_module)                              \
  ROW(method_func, PyMethodObject, im_func)                                        \
  ROW(method_self, PyMethodObject, im_self)                                        \
  ROW(cfunction_ml, PyCFunctionObject, m_ml)                                       \
  ROW(cfunction_self, PyCFunctionObject, m_self)                                   \
  ROW(cfunction_module, PyCFunctionObject, m_module)                               \
  ROW(module_dict, PyModuleObject, md_dict)                                        \
  ROW(module_name, PyModuleObject, md_name)                                        \
  ROW(slice_start, PySliceObject, start)                                           \
  ROW(slice_stop, PySliceObject, stop)                                             \
  ROW(slice_step, PySliceObject, step)                                             \
  ROW(range_start, vitrine_rangeobject, start)                                     \
  ROW(range_stop, vitrine_rangeobject, stop)                                       \
  ROW(range_step, vitrine_rangeobject, step)                                       \
  ROW(range_length, vitrine_rangeobject, length)                                   \
  ROW(exception_dict, PyBaseExceptionObject, dict)                                 \
  ROW(exception_args, PyBaseExceptionObject, args)                                 \
  ROW(exception_notes, PyBaseExceptionObject, notes)                               \
  ROW(exception_traceback, PyBaseExceptionObject, traceback)                       \
  ROW(exception_context, PyBaseExceptionObject, context)                           \
  ROW(exception_cause, PyBaseExceptionObject, cause)                               \
  ROW(exception_suppress_context, PyBaseExceptionObject, suppress_context)         \
  ROW(group_message, PyBaseExceptionGroupObject, msg)                              \
  ROW(group_exceptions, PyBaseExceptionGroupObject, excs)                          \
  ROW(traceback_next, PyTracebackObject, tb_next)                                  \
  ROW(traceback_frame, PyTracebackObject, tb_frame)                                \
  ROW(traceback_lasti, PyTracebackObject, tb_lasti)                                \
  ROW(traceback_lineno, PyTracebackObject, tb_lineno)                              \
  ROW(gen_code, PyGenObject, gi_code)                                              \
  ROW(gen_name, PyGenObject, gi_name)                                              \
  ROW(gen_qualname, PyGenObject, gi_qualname)                                      \
  ROW(gen_frame_state, PyGenObject, gi_frame_state)                                \
  ROW(gen_iframe, PyGenObject, gi_iframe)                                          \
  ROW(weakref_object, PyWeakReference, wr_object)                                  \
  ROW(memberdescr_member, PyMemberDescrObject, d_member)                           \
  ROW(descr_type, PyDescrObject, d_type)                                           \
  ROW(descr_name, PyDescrObject, d_name)                                           \
  ROW(memberdef_name, PyMemberDef, name)                                           \
  ROW(memberdef_type, PyMemberDef, type)                                           \
  ROW(memberdef_offset, PyMemberDef, offset)                                       \
  ROW(methoddef_name, PyMethodDef, ml_name)                                        \
  ROW(staticmethod_callable, vitrine_staticmethod, callable)                       \
  ROW(property_get, vitrine_property, get)                                         \
  ROW(mappingproxy_mapping, vitrine_mappingproxy, mapping)                         \
  ROW(namespace_dict, vitrine_namespace, ns_dict)                                  \
  ROW(dictview_dict, _PyDictViewObject, dv_dict)                                   \
  ROW(defaultdict_factory, vitrine_defaultdict, default_factory)                   \
  ROW(odict_first, vitrine_odict, first)                                           \
  ROW(odictnode_key, vitrine_odictnode, key)                                       \
  ROW(odictnode_next, vitrine_odictnode, next)                                     \
  ROW(deque_leftblock, vitrine_deque, leftblock)                                   \
  ROW(deque_leftindex, vitrine_deque, leftindex)                                   \
  ROW(deque_maxlen, vitrine_deque, maxlen)                                         \
  ROW(dequeblock_data, vitrine_dequeblock, data)                                   \
  ROW(dequeblock_right, vitrine_dequeblock, rightlink)                             \
  ROW(future_loop, vitrine_future, loop)                                           \
  ROW(future_exception, vitrine_future, exception)                                 \
  ROW(future_result, vitrine_future, result)                                       \
  ROW(future_state, vitrine_future, state)                                         \
  ROW(future_callback0, vitrine_future, callback0)                                 \
  ROW(future_callbacks, vitrine_future, callbacks)                                 \
  ROW(task_fut_waiter, vitrine_task, fut_waiter)                                   \
  ROW(task_coro, vitrine_task, coro)                                               \
  ROW(task_name, vitrine_task, name)                                               \
  ROW(native_body, vt_code, body)                                                  \
  ROW(native_resume, vt_code, resume)

// Rows: name, then the C object whose address it is: types, singletons, the runtime state; `pointer_to_`
// marks a C variable that holds the address.
#define VITRINE_CPYTHON_ADDRESS_ROWS(ROW)                                          \
  ROW(runtime, _PyRuntime)                                                         \
  ROW(none, _Py_NoneStruct)                                                        \
  ROW(true_, _Py_TrueStruct)                                                       \
  ROW(false_, _Py_FalseStruct)                                                     \
  ROW(ellipsis, _Py_EllipsisObject)                                                \
  ROW(not_implemented, _Py_NotImplementedStruct)                                   \
  ROW(type_object, PyBaseObject_Type)                                              \
  ROW(type_type, PyType_Type)                                                      \
  ROW(type_long, PyLong_Type)                                                      \
  ROW(type_bool, PyBool_Type)                                                      \
  ROW(type_float, PyFloat_Type)                                                    \
  ROW(type_complex, PyComplex_Type)                                                \
  ROW(type_unicode, PyUnicode_Type)                                                \
  ROW(type_bytes, PyBytes_Type)                                                    \
  ROW(type_bytearray, PyByteArray_Type)                                            \
  ROW(type_tuple, PyTuple_Type)                                                    \
  ROW(type_list, PyList_Type)                                                      \
  ROW(type_dict, PyDict_Type)                                                      \
  ROW(type_set, PySet_Type)                                                        \
  ROW(type_frozenset, PyFrozenSet_Type)                                            \
  ROW(type_range, PyRange_Type)                                                    \
  ROW(type_slice, PySlice_Type)                                                    \
  ROW(type_function, PyFunction_Type)                                              \
  ROW(type_method, PyMethod_Type)                                                  \
  ROW(type_cfunction, PyCFunction_Type)                                            \
  ROW(type_module, PyModule_Type)                                                  \
  ROW(pointer_to_exception, PyExc_BaseException)                                   \
  ROW(pointer_to_exception_group, PyExc_BaseExceptionGroup)                        \
  ROW(type_traceback, PyTraceBack_Type)                                            \
  ROW(type_frame, PyFrame_Type)                                                    \
  ROW(type_code, PyCode_Type)                                                      \
  ROW(type_cell, PyCell_Type)                                                      \
  ROW(type_generator, PyGen_Type)                                                  \
  ROW(type_coroutine, PyCoro_Type)                                                 \
  ROW(type_async_generator, PyAsyncGen_Type)                                       \
  ROW(type_member_descriptor, PyMemberDescr_Type)                                  \
  ROW(type_method_descriptor, PyMethodDescr_Type)                                  \
  ROW(type_property, PyProperty_Type)                                              \
  ROW(type_staticmethod, PyStaticMethod_Type)                                      \
  ROW(type_classmethod, PyClassMethod_Type)                                        \
  ROW(type_mappingproxy, PyDictProxy_Type)                                         \
  ROW(type_namespace, _PyNamespace_Type)                                           \
  ROW(type_dict_keys, PyDictKeys_Type)                                             \
  ROW(type_dict_values, PyDictValues_Type)                                         \
  ROW(type_dict_items, PyDictItems_Type)                                           \
  ROW(type_odict, PyODict_Type)                                                    \
  ROW(pointer_to_set_dummy, _PySet_Dummy)

/// The table. Integers are in the program's byte order.
struct CPythonOffsets {
  char magic[8];
  uint32_t schema;
  uint32_t byte_size;    ///< of the whole table
  uint32_t py_version;   ///< CPython's own number: 0x030b02f0 is 3.11.2
  uint32_t flags;        ///< kOffsetsPyDebug
  char py_build[64];     ///< version and compiler, for people; NUL-terminated
#define VITRINE_ROW(name, object) uint64_t addr_##name;
  VITRINE_CPYTHON_ADDRESS_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
#define VITRINE_ROW(name, type, member) uint16_t name;
  VITRINE_CPYTHON_OFFSET_ROWS(VITRINE_ROW)
#undef VITRINE_ROW
};

}  // namespace vitrine::schema
