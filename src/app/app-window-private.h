/* app-window-private.h - what the files of the window share */
#pragma once

#include "app-bar.h"
#include "app-notice.h"
#include "app-welcome.h"
#include "app-window.h"
#include "dossier-view-inspector.h"
#include "dossier-view-lists.h"
#include "guide-view-place.h"
#include "insight-view-doubts.h"
#include "insight-view-place.h"
#include "map-view.h"
#include "sync-view-badge.h"

G_BEGIN_DECLS

struct _AppWindow
{
  AdwApplicationWindow parent_instance;
  AppSession          *session;
  DossierStore        *store; /* of the session: whose "changed" is listened to; not owned */
  GSettings           *settings;
  char                *path;              /* shown, or being opened */
  char                *view_title;        /* of the view that was opened; NULL: none */
  GPtrArray           *trail;             /* ids selected before, oldest first */
  AdwToast            *toast;             /* that offers to undo; not owned, NULL when gone */
  gboolean             is_going_back;
  gboolean             imports_next;  /* the dossier being made is to be filled at once */
  gboolean             has_erased;    /* by what was done last: undo says so before it goes further back */
  gboolean             tells_erased;  /* the notice says so */
  GBytes              *seen;          /* what was here when the person left the dossier the last time; NULL: not known */
  SyncState            told_state;    /* what the notice says of this computer: it waits to be let in, was removed; NOT_SHARED: nothing */
  char                *view_id;       /* the kept view that is open, while what it asks is asked; NULL: none */
  guint                n_placings;    /* places of the network being written */
  gboolean             has_unkept;    /* those on the screen could not be: they are not replaced by what is kept */
  GCancellable        *reading_positions;
  GMenu               *words;     /* what the network shows */
  char                *mended;    /* what was saved of the damaged dossier being opened again; NULL: nothing to tell */
  gboolean             is_narrow; /* under the width for three panes */

  AdwToastOverlay      *toasts;
  GtkStack             *faces;
  AppWelcome           *welcome;
  AdwStatusPage        *waiting;
  GtkProgressBar       *progress;
  AdwFlap              *flap;
  GtkListBox           *places;
  AdwLeaflet           *panes;
  GtkWidget            *middle;
  AdwHeaderBar         *middle_header;
  AdwWindowTitle       *place_title;
  SyncViewBadge        *sharing;
  GtkWindow            *sharing_window; /* about the shared folder; weak, NULL: none is open */
  AppNotice            *notice;
  AppBar               *bar;
  GtkStack             *contents;
  GtkWidget            *inspector_pane;
  AdwHeaderBar         *inspector_header;
  AdwWindowTitle       *inspector_title;
  GtkWidget            *back_button;
  GtkWidget            *record_button;
  DossierViewInspector *inspector;
  DossierViewLists     *lists;
  MapView              *map;
  InsightViewPlace     *insight;
  InsightViewDoubts    *doubts;
  GuideViewPlace       *guide;
};

/* A typed document goes through its review, not through a table: app-window-document.c. */
void     app_window_install_document_actions (GtkWidgetClass *widget_class);
gboolean app_window_is_document (GFile *file);
void     app_window_review (AppWindow *self,
                            GFile     *file);
/* The actions of the window and their keys. */
void app_window_install_actions (GtkWidgetClass *widget_class);
/* Those of them that bring in, hand out and explain: app-window-exchange.c. */
void app_window_install_exchange_actions (GtkWidgetClass *widget_class);
/* Those that are done around what is selected: app-window-around.c. */
void app_window_install_around_actions (GtkWidgetClass *widget_class);
/* Files beside the dossier: app-window-attach.c. Is the dossier of that path still the one that is open? Else what was copied beside
 * it meanwhile (NULL: nothing) is taken away again, and it is said. */
gboolean app_window_still_has (AppWindow  *self,
                               const char *dossier,
                               const char *copied);
void app_window_install_attach_actions (GtkWidgetClass *widget_class);
/* Copies of the dossier: app-window-backups.c. */
void app_window_install_backup_actions (GtkWidgetClass *widget_class);
/* The file is looked through and the copy of the day made, a moment later. */
void app_window_tend (AppWindow *self);
/* In place of an error: the copies of a dossier that is damaged, where there are. */
gboolean app_window_offer_copies (AppWindow    *self,
                                  const char   *path,
                                  const GError *error);
void     app_window_tell_mended (AppWindow *self);
/* The shared folder: app-window-sync.c. */
void     app_window_install_sync_actions (GtkWidgetClass *widget_class);
gboolean app_window_is_shared (AppWindow *self);
void     app_window_follow_watching (AppWindow *self);        /* does somebody look at it? */
void     app_window_tell_open (AppWindow *self);              /* to others, which page is open here; and here, who else has it */
void     app_window_follow_session_sharing (AppWindow *self); /* another dossier is open, or none */
void     app_window_watch_sharing (AppWindow *self);          /* once, when the window is built */
void     app_window_update_sync_actions (AppWindow *self);
/* The folder is made, joined, looked after and left: app-window-share.c. */
void app_window_install_share_actions (GtkWidgetClass *widget_class);
void app_window_leave_sharing (AppWindow *self);
/* The person leaves the dossier: what others do from now on will be new. */
void app_window_note_absence (AppWindow *self);
/* Those that show answers: app-window-insight.c. */
void app_window_install_insight_actions (GtkWidgetClass *widget_class);
void app_window_add_insight (AppWindow *self);
void app_window_set_insight_store (AppWindow    *self,
                                   DossierStore *store);
/* The guide and the way to the map: app-window-guide.c. */
void app_window_install_guide_actions (GtkWidgetClass *widget_class);
void app_window_add_guide (AppWindow *self);
void app_window_set_guide_store (AppWindow    *self,
                                 DossierStore *store);
/* The notes of interviews: app-window-notes.c. */
void app_window_install_notes_actions (GtkWidgetClass *klass);
/* The files of recordings: app-window-recordings.c. */
void app_window_install_recording_actions (GtkWidgetClass *klass);
/* Those that are done to what is selected, one or several: app-window-selection.c. */
void app_window_install_selection_actions (GtkWidgetClass *widget_class);
/* Those of people: app-window-people.c. */
void app_window_install_people_actions (GtkWidgetClass *widget_class);
/* TRUE: what was done last is not taken back, and the person was told. */
gboolean app_window_refuse_undo (AppWindow *self);
/* Something else was done. */
void app_window_forget_erasure (AppWindow *self);
void app_window_update_actions (AppWindow *self);
/* Those that keep what is seen: app-window-views.c. */
/* What is kept under a name: its kind, and sentences in English; those that have a “%s” take the name. */
typedef struct
{
  const char *kind, *kept, *told_anew, *failed, *deleted;
  void (*settle) (AppWindow *self,
                  gboolean   is_kept); /* who asked for it */
} AppNamed;
typedef struct
{
  const char *code; /* static */
  char       *text; /* NULL: it is emptied */
} AppNamedField;

GPtrArray *app_named_fields_new (void);
/* text: given. */
void app_named_fields_add (GPtrArray  *fields,
                           const char *code,
                           char       *text);
/* A record of that kind whose title that is says this from now on; without one, it is made. named: static. fields: given. */
void app_window_keep_named (AppWindow      *self,
                            const AppNamed *named,
                            const char     *title,
                            GPtrArray      *fields);
void app_window_delete_named (AppWindow      *self,
                              const AppNamed *named,
                              const char     *id);

void app_window_install_view_actions (GtkWidgetClass *widget_class);
/* Where a structure is, told on the map: app-window-place.c. */
void app_window_install_place_actions (GtkWidgetClass *widget_class);
void app_window_place (AppWindow  *self,
                       const char *id,
                       double      lon,
                       double      lat);
/* What is shown to a room: app-window-project.c. */
void app_window_install_project_actions (GtkWidgetClass *klass);
void app_window_name_map (AppWindow *self);
void app_window_listen_to_presentations (AppWindow *self);
/* Pictures under the map: app-window-backgrounds.c. */
void app_window_install_background_actions (GtkWidgetClass *klass);
/* Those that keep what the map tells: app-window-themes.c. */
void app_window_install_theme_actions (GtkWidgetClass *widget_class);
/* How links are arranged: app-window-network.c. */
void app_window_install_network_actions (GtkWidgetClass *widget_class);
void app_window_listen_to_network (AppWindow *self);
/* What it shows is said in sentences: app-window-words.c. */
void app_window_listen_to_words (AppWindow *self);
/* Shows the places that the view that is open keeps, or those of the network. */
void app_window_read_positions (AppWindow *self);
/* The same, and what could not be kept is let go. */
void app_window_forget_positions (AppWindow *self);
/* A kept view is open now; NULL: none. */
void app_window_set_view (AppWindow  *self,
                          const char *id);
/* A place is a row at the left and what it shows in the middle: app-window-places.c. */
void app_window_add_place (AppWindow  *self,
                           const char *name,
                           const char *title,
                           const char *icon,
                           GtkWidget  *content);
void app_window_add_lists (AppWindow *self);
void app_window_bind_places (GtkWidgetClass *klass);
/* Shows a place by its name ("map", "structures"); unknown names are left. */
void app_window_go_to (AppWindow  *self,
                       const char *place);
/* A few signs after its title; NULL: none. */
void app_window_set_place_count (AppWindow  *self,
                                 const char *place,
                                 const char *count);
/* The place of lists, at the list of that kind. */
void app_window_show_list (AppWindow  *self,
                           const char *kind);
/* What is pondered gives way to the hands: app-window-hands.c. Once, when the window is built. */
void app_window_watch_hands (AppWindow *self);
/* What is under all of it, and that nothing is seen through it: app-window-ground.c. */
void app_window_snapshot_ground (AppWindow   *self,
                                 GtkSnapshot *snapshot);
void app_window_tell_opaque (AppWindow *self);
/* Files dropped on the window are imported. */
void app_window_accept_files (AppWindow *self);
/* The status under the name of the dossier. */
void app_window_set_status (AppWindow  *self,
                            const char *sentence);
/* One pane at a time: which one. */
void app_window_show_inspector (AppWindow *self,
                                gboolean   show);
/* Covers the window while something long is made; share: 0…1, negative when nobody knows. */
void app_window_wait (AppWindow  *self,
                      const char *sentence,
                      double      share);
void app_window_close_dossier (AppWindow *self);

G_END_DECLS
