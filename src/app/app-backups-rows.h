/* app-backups-rows.h - the rows of the lists of copies, and their buttons */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* spoken: what a screen reader says; action takes target. */
GtkWidget *app_backups_rows_make_button (const char *label,
                                         const char *spoken,
                                         const char *action,
                                         const char *target);
/* spoken is its tooltip too. */
GtkWidget *app_backups_rows_make_icon_button (const char *icon,
                                              const char *spoken,
                                              const char *action,
                                              const char *target);
/* rows: of the group, borrowed. */
GtkWidget *app_backups_rows_add (AdwPreferencesGroup *group,
                                 GPtrArray           *rows,
                                 const char          *title,
                                 const char          *subtitle);
void       app_backups_rows_clear (AdwPreferencesGroup *group,
                                   GPtrArray           *rows);

G_END_DECLS
