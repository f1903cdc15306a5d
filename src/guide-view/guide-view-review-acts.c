/* guide-view-review-acts.c - what a person does to the lines of a document under review */
#include "config.h"

#include "guide-view-review-private.h"

#include "guide-view-review-row.h"
#include "guide-view-review-work.h"

#include <glib/gi18n-lib.h>

/* --- what is done to a choice; parameter: its id, then what */

static guint
find_index (GuideViewReview *self,
            guint            id)
{
  return self->choices != NULL ? guide_choices_find (self->choices, id) : GUIDE_NO_PIECE;
}

static void
become (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  guint            id, becomes, index;

  g_variant_get (parameter, "(uu)", &id, &becomes);
  index = find_index (self, id);
  if (index != GUIDE_NO_PIECE && becomes < GUIDE_BECOMES_KINDS && guide_choices_set_becomes (self->choices, index, becomes))
    guide_view_review_step (self);
}

static void
set_clean (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  const char      *clean;
  guint            id, index;

  g_variant_get (parameter, "(u&s)", &id, &clean);
  index = find_index (self, id);
  if (index == GUIDE_NO_PIECE)
    return;
  if (guide_choices_set_clean (self->choices, index, clean))
    guide_view_review_step (self);
  else
    guide_view_review_keep (self->store, self->choices);
}

static void
keep_typing (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  const char      *typed;
  guint            id;

  g_variant_get (parameter, "(u&s)", &id, &typed);
  if (self->choices != NULL)
    guide_view_review_keep_typing (self->store, self->choices, id, typed);
}

static void
settle (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  guint            doubt, fate;

  g_variant_get (parameter, "(uu)", &doubt, &fate);
  if (self->choices != NULL && doubt < guide_choices_get_document (self->choices)->doubts->len && guide_choices_settle (self->choices, doubt, fate))
    guide_view_review_step (self);
}

static void
settle_here (GuideViewReview *self,
             GuideFate        fate)
{
  guint                 place = guide_view_review_get_place (self);
  const GuideViewDoubt *open = place < guide_view_review_count_items (self) ? guide_view_review_item_find_open (guide_view_review_get_item (self, place)) : NULL;

  if (open == NULL)
    {
      guide_view_review_go_next (self, FALSE);
      return;
    }
  if (guide_choices_settle (self->choices, open->index, fate))
    guide_view_review_step (self);
  if (guide_view_review_item_find_open (guide_view_review_get_item (self, MIN (place, guide_view_review_count_items (self) - 1))) == NULL)
    guide_view_review_go_next (self, FALSE);
}

static void
accept_here (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  settle_here (GUIDE_VIEW_REVIEW (widget), GUIDE_FATE_TAKEN);
}

static void
leave_here (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  settle_here (GUIDE_VIEW_REVIEW (widget), GUIDE_FATE_LEFT);
}

static void
accept_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);

  if (guide_choices_settle_all (self->choices))
    guide_view_review_step (self);
}

/* 0 of the ids asked by a key: the line one is on. */
static guint
find_asked (GuideViewReview *self,
            GVariant        *parameter)
{
  guint place = guide_view_review_get_place (self);

  if (parameter != NULL)
    return find_index (self, g_variant_get_uint32 (parameter));
  return self->choices != NULL && place < guide_view_review_count_items (self) ? place : GUIDE_NO_PIECE;
}

static void
join (GuideViewReview *self,
      guint            index)
{
  if (index == GUIDE_NO_PIECE)
    return;
  if (!guide_choices_join_before (self->choices, index))
    {
      guide_view_review_show_problem (self, _ ("There is nothing before it that it could be joined to."));
      return;
    }
  guide_view_review_step (self);
  guide_view_review_go_to (self, index - 1);
}

static void
join_asked (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  join (GUIDE_VIEW_REVIEW (widget), find_asked (GUIDE_VIEW_REVIEW (widget), parameter));
}

static void
join_here (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  join (GUIDE_VIEW_REVIEW (widget), find_asked (GUIDE_VIEW_REVIEW (widget), NULL));
}

static void
cut (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  guint64          at;
  guint            id, index;

  g_variant_get (parameter, "(ut)", &id, &at);
  index = find_index (self, id);
  if (index == GUIDE_NO_PIECE)
    return;
  if (!guide_choices_split (self->choices, index, (gsize) at))
    {
      guide_view_review_show_problem (self, _ ("It can be cut between two words only, not at its ends."));
      return;
    }
  guide_view_review_step (self);
  guide_view_review_go_to (self, index + 1);
}

static GuideViewReviewRow *
find_row (GuideViewReview *self,
          GVariant        *parameter)
{
  guint index = find_asked (self, parameter);

  return index != GUIDE_NO_PIECE && index < guide_view_review_count_items (self) ? GUIDE_VIEW_REVIEW_ROW (guide_view_review_item_get_row (guide_view_review_get_item (self, index))) : NULL;
}

static void
ask_cut (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GuideViewReview    *self = GUIDE_VIEW_REVIEW (widget);
  GuideViewReviewRow *row = find_row (self, g_str_equal (name, "review.ask-cut") ? parameter : NULL);

  if (row != NULL)
    guide_view_review_row_ask_cut (row);
}

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GuideViewReviewRow *row = find_row (GUIDE_VIEW_REVIEW (widget), g_str_equal (name, "review.edit") ? parameter : NULL);

  if (row != NULL)
    guide_view_review_row_edit (row);
}

static void
stand_under (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);
  guint            id, parent, index;

  g_variant_get (parameter, "(uu)", &id, &parent);
  index = find_index (self, id);
  if (index != GUIDE_NO_PIECE && guide_choices_set_parent (self->choices, index, parent))
    guide_view_review_step (self);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);

  if (self->choices == NULL || !guide_choices_undo (self->choices))
    return;
  gtk_widget_set_visible (self->resumed, FALSE);
  guide_view_review_step (self);
}

static void
go (GtkWidget  *widget,
    const char *name,
    GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);

  if (self->choices != NULL)
    guide_view_review_go_next (self, g_str_equal (name, "review.previous"));
}

/* Questions, and the practices of its own question that stand before it. */
GMenuModel *
guide_view_review_list_under (guint    id,
                              gpointer user_data)
{
  GuideViewReview *self = user_data;
  GMenu           *menu = g_menu_new ();
  guint            index = find_index (self, id), from = 0;

  for (guint i = 0; i < index && index != GUIDE_NO_PIECE; i++)
    if (guide_choices_get (self->choices, i)->becomes == GUIDE_BECOMES_QUESTION)
      from = i;
  for (guint i = 0; i < guide_choices_get_n (self->choices); i++)
    {
      const GuideChoice    *choice = guide_choices_get (self->choices, i);
      gboolean              is_near = guide_becomes_is_practice (choice->becomes) && i > from && i < index;
      g_autofree char      *label = g_strdup_printf (is_near ? "    %s" : "%s", choice->clean);
      g_autoptr (GMenuItem) item = NULL;

      if (choice->id == id || (choice->becomes != GUIDE_BECOMES_QUESTION && !is_near))
        continue;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "review.under", "(uu)", id, choice->id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.become", "(uu)", become);
  gtk_widget_class_install_action (widget_class, "review.clean", "(us)", set_clean);
  gtk_widget_class_install_action (widget_class, "review.typing", "(us)", keep_typing);
  gtk_widget_class_install_action (widget_class, "review.settle", "(uu)", settle);
  gtk_widget_class_install_action (widget_class, "review.join", "u", join_asked);
  gtk_widget_class_install_action (widget_class, "review.cut", "(ut)", cut);
  gtk_widget_class_install_action (widget_class, "review.under", "(uu)", stand_under);
  gtk_widget_class_install_action (widget_class, "review.ask-cut", "u", ask_cut);
  gtk_widget_class_install_action (widget_class, "review.edit", "u", edit);
  gtk_widget_class_install_action (widget_class, "review.accept-all", NULL, accept_all);
}

/* Of the line one is on, without a parameter; their keys. */
static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, go);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "review.next", NULL);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, go);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "review.previous", NULL);
  gtk_widget_class_install_action (widget_class, "review.accept-here", NULL, accept_here);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "review.accept-here", NULL);
  gtk_widget_class_install_action (widget_class, "review.leave-here", NULL, leave_here);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "review.leave-here", NULL);
  gtk_widget_class_install_action (widget_class, "review.join-here", NULL, join_here);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, "review.join-here", NULL);
  gtk_widget_class_install_action (widget_class, "review.cut-here", NULL, ask_cut);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "review.cut-here", NULL);
  gtk_widget_class_install_action (widget_class, "review.edit-here", NULL, edit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "review.edit-here", NULL);
}

void
guide_view_review_install_acts (GtkWidgetClass *widget_class)
{
  install_actions (widget_class);
  install_keys (widget_class);
}
