set(VITRINE_RT_CPYTHON_SOURCES
  offsets.cpp)
