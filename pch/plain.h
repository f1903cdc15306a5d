/* What every file below the window reads first, read once. */
#include <gio/gio.h>
#include <math.h>
#include <string.h>
