/* app-backups-private.h - what the files of the copies share */
#pragma once

#include "app-backups.h"

G_BEGIN_DECLS

struct _AppBackups
{
  AdwBin               parent_instance;
  GtkStack            *stack;
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *lines;
  AdwPreferencesGroup *returns;
  AdwStatusPage       *nothing;
  GtkWidget           *restore_button;
  GtkRevealer         *working;
  GtkSpinner          *spinner;
  GtkLabel            *doing;
  DossierStore        *store;    /* NULL: of a damaged dossier */
  char                *path;     /* of the dossier */
  char                *data_dir; /* NULL: no copy of it is known */
  char                *backup;   /* path of the one in hand */
  GCancellable        *job;      /* NULL: nothing goes on */
  GCancellable        *asking;   /* what there is */
  GPtrArray           *rows;     /* GtkWidget, borrowed */
  GPtrArray           *changes;  /* GtkWidget, borrowed */
};

/* What goes on, one thing at a time: said until it ends, and given up by the cancellable. Borrowed. */
GCancellable *app_backups_begin (AppBackups *self,
                                 const char *doing);
void          app_backups_end (AppBackups *self);
/* Else the window was closed meanwhile. */
gboolean app_backups_is_shown (AppBackups *self);
/* action: of the button “Undo”; NULL: none. */
void app_backups_say (AppBackups *self,
                      const char *sentence,
                      const char *action);
void app_backups_tell_failure (AppBackups   *self,
                               const GError *error);
/* Reads again what copies there are. */
void app_backups_ask (AppBackups *self);
/* The one in hand, as an action names it. */
void app_backups_take (AppBackups *self,
                       GVariant   *parameter);
/* What a copy would bring back, and bringing it: app-backups-restore.c. */
void app_backups_install_restore_actions (GtkWidgetClass *widget_class);
/* A copy becomes a dossier, or mends one: app-backups-out.c. */
void app_backups_install_out_actions (GtkWidgetClass *widget_class);
/* For “mended”. Takes nothing. */
void app_backups_emit_mended (AppBackups *self,
                              const char *sentence);

G_END_DECLS
