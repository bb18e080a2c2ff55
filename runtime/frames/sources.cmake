set(VITRINE_RT_FRAMES_SOURCES breaker.cpp doors.cpp enter_exit.cpp interpret_patterns.cpp registry.cpp unwind.cpp)
