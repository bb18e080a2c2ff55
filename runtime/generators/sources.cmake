set(VITRINE_RT_GENERATORS_SOURCES create.cpp operations.cpp resume.cpp)
