set(VITRINE_RT_FRAMES_SOURCES breaker.cpp doors.cpp enter_exit.cpp interpret_patterns.cpp locals_to_fast.cpp registry.cpp unwind.cpp)
