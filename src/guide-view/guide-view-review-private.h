/* guide-view-review-private.h - the page of a review, for the files that make it */
#pragma once

#include "guide-choices.h"
#include "guide-view-review-item.h"
#include "guide-view-review.h"

G_BEGIN_DECLS

struct _GuideViewReview
{
  AdwWindow           parent_instance;
  DossierStore       *store;
  char               *name; /* of the file, for people */
  GCancellable       *work; /* reading, previewing or writing */
  GuideChoices       *choices;
  GListStore         *items; /* GuideViewReviewItem; the first ones while filling */
  GtkSingleSelection *selection;
  guint               filling, calm; /* source ids */
  gboolean            is_writing;
  gboolean            is_narrow;

  AdwWindowTitle *heading;
  GtkStack       *faces;
  AdwStatusPage  *waiting;
  AdwStatusPage  *failure;
  GtkWidget      *cancel;
  GtkWidget      *undo;
  GtkWidget      *write;
  GtkLabel       *problem;
  GtkWidget      *resumed;
  GtkEditable    *document_title;
  GtkLabel       *figures;
  GtkLabel       *open;
  GtkListView    *list;
  GtkWidget      *title_row;
  GtkWidget      *doing_row;
  GtkWidget      *doers;
  GtkWidget      *heads;
};

/* Borrowed: the list holds it. */
GuideViewReviewItem *guide_view_review_get_item (GuideViewReview *self,
                                                 guint            index);
guint                guide_view_review_count_items (GuideViewReview *self);
/* The line one is on; GTK_INVALID_LIST_POSITION: none. */
guint guide_view_review_get_place (GuideViewReview *self);
void  guide_view_review_go_to (GuideViewReview *self,
                               guint            place);
/* To what is still to be looked at. */
void guide_view_review_go_next (GuideViewReview *self,
                                gboolean         backwards);
/* A choice was altered: it is kept, and shown. */
void guide_view_review_step (GuideViewReview *self);
void guide_view_review_show_problem (GuideViewReview *self,
                                     const char      *sentence);

/* guide-view-review-acts.c */
void        guide_view_review_install_acts (GtkWidgetClass *widget_class);
GMenuModel *guide_view_review_list_under (guint    id,
                                          gpointer user_data);

/* guide-view-review-narrow.c */
void guide_view_review_follow_width (GuideViewReview *self,
                                     int              width);
void guide_view_review_fit (GuideViewReview *self,
                            GtkWindow       *parent);

G_END_DECLS
