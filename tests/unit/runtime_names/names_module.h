// A Python module `names` that gives test scripts the runtime's operations on names.
#pragma once

extern "C" struct _object* PyInit_names(void);
