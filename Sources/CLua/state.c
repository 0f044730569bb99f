#include "CLua.h"
typedef int dl_not_empty;
