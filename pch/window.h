/* What every file of the window reads first, read once: a third of the build was spent on it. */
#include <adwaita.h>
