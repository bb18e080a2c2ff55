set(VITRINE_RT_CALLS_SOURCES bind.cpp call.cpp call_ex.cpp)
