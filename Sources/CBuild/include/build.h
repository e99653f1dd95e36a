// What the build was told of itself.
#pragma once
#include <stdint.h>

/// The first ten hexadecimal digits of the commit; 0 where the build was told of none.
uint64_t trustwatch_commit(void);
