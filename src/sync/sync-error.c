#include "sync-error.h"

G_DEFINE_QUARK (sync - error - quark, sync_error)
