/* guide-view-private.h - what the parts of the place share: each shows a book, and hands acts up */
#pragma once

#include "guide-view-place.h"

#include "guide-book.h"
#include "guide-work.h"

G_BEGIN_DECLS

/* The act is written by the place the widget stands in, and told. Takes act; NULL: nothing. */
void guide_view_write (GtkWidget  *widget,
                       DossierAct *act);
/* The book of the place a widget stands in; NULL: none yet. Borrowed. */
GuideBook    *guide_view_get_book (GtkWidget *widget);
DossierStore *guide_view_get_store (GtkWidget *widget);
/* A practice written in this very act is shown once it is read. */
void guide_view_show_next (GtkWidget  *widget,
                           const char *practice);
/* The book, at a chapter. */
void guide_view_open_chapter (GuideViewPlace *place,
                              const char     *chapter);
/* The actions "guide.…": guide-view-acts.c. */
void guide_view_install_acts (GtkWidgetClass *klass);

/* What is dragged here is a text "postit:ID", "passage:ID", "practice:ID" or "chapter:ID". */
void guide_view_make_draggable (GtkWidget  *widget,
                                const char *what,
                                const char *id);
/* taken: whether and where (above or under the middle) it was dropped. */
typedef gboolean (*GuideViewDropped) (GtkWidget  *widget,
                                      const char *what,
                                      const char *id,
                                      gboolean    after);
void guide_view_accept_drops (GtkWidget       *widget,
                              const char      *kinds, /* "practice postit" */
                              gboolean         between,
                              GuideViewDropped dropped);

/* The chapters of a book in a drop-down; id: the one that was chosen ("" is the last, of no
 * chapter; NULL: the first). Nothing is told while it is filled. */
void                guide_view_chapters_fill (GtkDropDown *list,
                                              GuideBook   *book,
                                              const char  *id);
const GuideChapter *guide_view_chapters_get (GtkDropDown *list,
                                             GuideBook   *book);

/* A drop-down of strings: its button shows no more letters than that, its list all of them. Once, before its model is set. */
void guide_view_cut_long_names (GtkDropDown *list,
                                int          longest);

/* An entry of a menu; target: floating. */
void guide_view_add_item (GMenu      *menu,
                          const char *label,
                          const char *action,
                          GVariant   *target);
/* Empties a box or a list. */
void guide_view_clear (GtkWidget *box);
/* A popover to choose one practice or link by its words: on_chosen is called once with its id. */
typedef void (*GuideViewChosen) (GtkWidget  *widget,
                                 const char *id,
                                 gpointer    user_data);
void guide_view_choose_practice (GtkWidget      *widget,
                                 const char     *title,
                                 const char     *but,
                                 GuideViewChosen on_chosen,
                                 gpointer        user_data,
                                 GDestroyNotify  destroy);
void guide_view_choose_link (GtkWidget      *widget,
                             const char     *title,
                             GuideViewChosen on_chosen,
                             gpointer        user_data,
                             GDestroyNotify  destroy);
/* One of some lines: lines is id, text, id, text…, and taken. */
void guide_view_choose_line (GtkWidget      *widget,
                             const char     *title,
                             GPtrArray      *lines,
                             GuideViewChosen on_chosen,
                             gpointer        user_data,
                             GDestroyNotify  destroy);
void guide_view_choose_structure (GtkWidget      *widget,
                                  const char     *title,
                                  GuideViewChosen on_chosen,
                                  gpointer        user_data,
                                  GDestroyNotify  destroy);
/* A known link of these structures (its id), or a new one with another ("A\nB"). */
void guide_view_choose_partner (GtkWidget         *widget,
                                const char        *title,
                                const char *const *structures,
                                GuideViewChosen    on_chosen,
                                gpointer           user_data,
                                GDestroyNotify     destroy);

/* The recordings that are at hand under the page; NULL: there is nothing to listen to. */
void guide_view_set_recordings (GtkWidget       *widget,
                                GuideRecordings *recordings);
/* Plays from there: a passage (NULL: none), in that recording (NULL: the one at hand). */
void guide_view_listen (GtkWidget  *widget,
                        const char *passage,
                        const char *recording,
                        guint       seconds);
/* Plays it or makes it pause; FALSE: there is nothing to play. */
gboolean guide_view_toggle_recording (GtkWidget *widget);

G_END_DECLS
