/* app-sides.h - on which side of the network somebody types: the codes of the setting author-side */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names for people, in the order of the codes; caller owns. */
GListModel *app_sides_new_model (void);
const char *app_sides_get_code (guint index);
/* 0 when the code is not one. */
guint app_sides_find (const char *code);

G_END_DECLS
