#include "config.h"

#include "guide-view-board.h"

#include "guide-view-board-card.h"
#include "guide-view-postit.h"
#include "guide-view-private.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 5

struct _GuideViewBoard
{
  AdwBin       parent_instance;
  GuideBook   *book;
  char        *chapter; /* id of the one that is open */
  gboolean     is_filling;
  GtkDropDown *chapters;
  GtkEntry    *entry;
  GtkLabel    *heading;
  GtkFlowBox  *loose;
  GtkBox      *groups;
};

G_DEFINE_FINAL_TYPE (GuideViewBoard, guide_view_board, ADW_TYPE_BIN)

static GtkWidget *
make_flow (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_widget_set_halign (flow, GTK_ALIGN_START);
  return flow;
}

/* As many columns as cards, or a few cards would be stretched over the line. */
static void
fill_flow (GtkFlowBox      *flow,
           const GPtrArray *postits)
{
  gtk_flow_box_set_max_children_per_line (flow, CLAMP (postits->len, 1, N_COLUMNS));
  for (guint i = 0; i < postits->len; i++)
    gtk_flow_box_insert (flow, guide_view_board_card_new (postits->pdata[i]), -1);
}

/* --- a practice and what stands behind it */

static gboolean
on_dropped (GtkWidget  *widget,
            const char *what,
            const char *id,
            gboolean    after)
{
  GuideBook  *book = guide_view_get_book (widget);
  const char *practice = gtk_widget_get_name (widget);

  if (book == NULL)
    return FALSE;
  guide_view_write (widget, guide_work_new_group (book, id, *practice == '-' ? NULL : practice));
  return TRUE;
}

static GtkWidget *
make_group (const GuidePractice *practice)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *flow = make_flow ();
  g_autofree char *n = g_strdup_printf ("%u", practice->postits->len), *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
  g_autofree char *told = g_strdup_printf (ngettext ("%s: %u post-it", "%s: %u post-its", practice->postits->len), text, practice->postits->len);
  GtkWidget       *title = guide_view_text_new_plain (text), *count = gtk_label_new (n);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "quiet-chip");
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), count);
  gtk_box_append (GTK_BOX (box), head);
  fill_flow (GTK_FLOW_BOX (flow), practice->postits);
  gtk_widget_set_visible (flow, practice->postits->len > 0);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_widget_add_css_class (box, "postit-group");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_name (box, practice->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  guide_view_accept_drops (box, "postit", FALSE, on_dropped);
  return box;
}

/* --- its words */

/* The card of a post-it under the widget; NULL: none. */
static GtkWidget *
find_card (GtkWidget  *widget,
           const char *id)
{
  GtkWidget *found = GTK_IS_FLOW_BOX_CHILD (widget) && g_strcmp0 (gtk_widget_get_name (widget), id) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_card (child, id);
  return found;
}

static void
reword (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  GuideViewBoard *self = GUIDE_VIEW_BOARD (widget);
  const char     *id = g_variant_get_string (parameter, NULL);
  GtkWidget      *card = find_card (widget, id);

  for (guint i = 0; card != NULL && self->book != NULL && i < self->book->all_postits->len; i++)
    if (g_str_equal (((GuidePostit *) self->book->all_postits->pdata[i])->id, id))
      guide_view_postit_edit (widget, card, self->book, self->book->all_postits->pdata[i]);
}

static void
focus_card (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GtkWidget *card = find_card (widget, g_variant_get_string (parameter, NULL));

  if (card != NULL)
    gtk_widget_grab_focus (card);
}

/* --- a chapter */

static void
clear_flow (GtkFlowBox *flow)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (flow))) != NULL)
    gtk_flow_box_remove (flow, child);
}

/* Owned; NULL: the focus is on no post-it. */
static char *
dup_focused (GuideViewBoard *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *card = focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? NULL : gtk_widget_get_ancestor (focus, GTK_TYPE_FLOW_BOX_CHILD);

  return card == NULL ? NULL : g_strdup (gtk_widget_get_name (card));
}

static void
show_chapter (GuideViewBoard *self)
{
  const GuideChapter *chapter = guide_view_chapters_get (self->chapters, self->book);
  const GPtrArray    *loose = chapter->id != NULL ? chapter->postits : self->book->postits;
  g_autofree char    *focused = dup_focused (self);
  GtkWidget          *card;
  g_autofree char    *heading = g_strdup_printf (ngettext ("To be put behind a practice: %u post-it", "To be put behind a practice: %u post-its", loose->len), loose->len);

  g_free (self->chapter);
  self->chapter = g_strdup (chapter->id != NULL ? chapter->id : "");
  gtk_label_set_label (self->heading, loose->len > 0 ? heading : _ ("Every post-it stands behind a practice"));
  clear_flow (self->loose);
  fill_flow (self->loose, loose);
  guide_view_clear (GTK_WIDGET (self->groups));
  for (guint i = 0; i < chapter->practices->len; i++)
    gtk_box_append (self->groups, make_group (chapter->practices->pdata[i]));
  card = focused == NULL ? NULL : find_card (GTK_WIDGET (self), focused);
  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
on_chapter_chosen (GuideViewBoard *self)
{
  if (self->book != NULL && !self->is_filling)
    show_chapter (self);
}

static void
on_entered (GuideViewBoard *self)
{
  DossierAct *act = self->book == NULL ? NULL : guide_work_new_postit (self->book, self->chapter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (act == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  guide_view_write (GTK_WIDGET (self), act);
}

void
guide_view_board_show (GuideViewBoard *self,
                       GuideBook      *book)
{
  if (book == self->book)
    return;
  g_clear_pointer (&self->book, guide_book_unref);
  if (book == NULL)
    {
      g_clear_pointer (&self->chapter, g_free);
      return;
    }
  self->book = guide_book_ref (book);
  self->is_filling = TRUE;
  guide_view_chapters_fill (self->chapters, book, self->chapter);
  self->is_filling = FALSE;
  show_chapter (self);
}

/* --- the widget */

static GtkWidget *
make_bar (GuideViewBoard *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chapters = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->chapters), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chapters), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chapter"), -1);
  gtk_entry_set_placeholder_text (self->entry, _ ("New post-it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New post-it"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (bar, "guide-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chapters));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->chapters, "notify::selected", G_CALLBACK (on_chapter_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_loose (GuideViewBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0.0f);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  self->loose = GTK_FLOW_BOX (make_flow ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->loose));
  gtk_widget_add_css_class (box, "loose");
  gtk_widget_set_name (box, "-");
  guide_view_accept_drops (box, "postit", FALSE, on_dropped);
  return box;
}

static void
guide_view_board_dispose (GObject *object)
{
  GuideViewBoard *self = GUIDE_VIEW_BOARD (object);

  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->chapter, g_free);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object)), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
  G_OBJECT_CLASS (guide_view_board_parent_class)->dispose (object);
}

static void
guide_view_board_class_init (GuideViewBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guide_view_board_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "board.reword", "s", reword);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "board.focus", "s", focus_card);
}

static void
guide_view_board_init (GuideViewBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (content), make_loose (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->groups));
  gtk_widget_add_css_class (content, "board");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}
