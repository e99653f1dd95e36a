#include "build.h"

// A number, so that no text has to cross into Swift. Package.swift defines it.
uint64_t trustwatch_commit(void) { return TRUSTWATCH_COMMIT; }
