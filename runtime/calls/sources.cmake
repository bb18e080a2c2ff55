set(VITRINE_RT_CALLS_SOURCES bind.cpp bind_plan.cpp call.cpp call_ex.cpp
  variadic_methods.cpp)
