#include "config.h"

#include "dossier-view-around.h"

#include "dossier-view-group.h"
#include "dossier-view-sight.h"
#include "dossier-view-stride.h"
#include "dossier-view-terms.h"

#include <glib/gi18n-lib.h>

#define MOST_FRAMES 120 /* then nothing is offered */

struct _DossierViewAround
{
  GtkBox            parent_instance;
  DossierStore     *store;
  DossierViewFacts  facts; /* its record, the vocabulary and the drafts, no more; NULL: nothing is shown */
  GCancellable     *reading;
  GPtrArray        *groups; /* DossierViewGroup, in order; of the kind of the record */
  GtkWidget        *more;   /* the group of the button */
  GtkMenuButton    *button;
  guint             n_frames; /* waited for the button to be seen */
  guint             n_seen;   /* frames in a row */
  gboolean          is_reading;
  DossierViewGroup *chosen; /* in the list that is closing; NULL: none */
};

G_DEFINE_FINAL_TYPE (DossierViewAround, dossier_view_around, GTK_TYPE_BOX)

/* --- reading */

typedef struct
{
  DossierRecord     *record;
  DossierVocabulary *vocabulary;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  dossier_record_unref (question->record);
  dossier_vocabulary_unref (question->vocabulary);
  g_free (question);
}

/* One array of DossierViewNear for each ring. */
static gpointer
read_rings (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Question       *question = data;
  g_autoptr (GPtrArray) rings = dossier_view_rings_list (dossier_record_get_kind (question->record));
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rings->len; i++)
    {
      GPtrArray *list = dossier_view_near_list (reader, question->vocabulary, question->record, rings->pdata[i], error);

      if (list == NULL)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  return g_steal_pointer (&lists);
}

/* The question that was given up is not ours any more. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewAround) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         lists = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (lists == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  self->is_reading = FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    dossier_view_group_show (self->groups->pdata[i], self->store, &self->facts, lists->pdata[i]);
}

static void
read_again (DossierViewAround *self)
{
  Question *question = g_new (Question, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->is_reading = TRUE;
  question->record = dossier_record_ref (self->facts.record);
  question->vocabulary = dossier_vocabulary_ref (self->facts.vocabulary);
  dossier_store_ask_async (self->store, read_rings, question, question_free, (GDestroyNotify) g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
}

/* --- adding */

static void
make_another_link (DossierViewAround *self)
{
  const char *a = dossier_record_get_reference (self->facts.record, "a"), *b = dossier_record_get_reference (self->facts.record, "b");

  if (a != NULL && b != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-link", "(ss)", a, b);
}

static void
on_chosen (DossierViewAround *self,
           const char        *code)
{
  self->chosen = self->groups->pdata[g_ascii_strtoull (code, NULL, 10)];
}

/* Once the list is gone: it gives the focus back to its button. */
static void
on_closed (DossierViewAround *self)
{
  DossierViewGroup *group = g_steal_pointer (&self->chosen);

  if (group == NULL || self->facts.record == NULL)
    return;
  if (dossier_view_group_get_ring (group)->field == NULL)
    make_another_link (self);
  else
    dossier_view_group_begin (group);
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  DossierViewAround *self = user_data;
  GtkWidget         *terms = dossier_view_terms_new (_ ("What to add"), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DossierViewRing *ring = dossier_view_group_get_ring (self->groups->pdata[i]);
      g_autofree char       *code = g_strdup_printf ("%u", i);

      if (ring->add != NULL)
        dossier_view_terms_add (DOSSIER_VIEW_TERMS (terms), code, _ (ring->add), NULL, DOSSIER_VIEW_TERM_PLAIN, FALSE);
    }
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_menu_button_set_popover (button, terms);
}

static void
on_given_up (DossierViewAround *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

/* --- the groups of a kind */

static void
empty (DossierViewAround *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (GTK_BOX (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  self->chosen = NULL;
}

static void
clear_groups (DossierViewAround *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    dossier_view_group_clear (self->groups->pdata[i]);
}

static void
build (DossierViewAround *self,
       const DossierKind *kind)
{
  g_autoptr (GPtrArray) rings = dossier_view_rings_list (kind);

  empty (self);
  for (guint i = 0; i < rings->len; i++)
    {
      GtkWidget *group = dossier_view_group_new (rings->pdata[i]);

      g_signal_connect_object (group, "given-up", G_CALLBACK (on_given_up), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), group);
      g_ptr_array_add (self->groups, group);
    }
  gtk_box_reorder_child_after (GTK_BOX (self), self->more, gtk_widget_get_last_child (GTK_WIDGET (self)));
  gtk_widget_set_visible (self->more, rings->len > 0);
}

static gboolean
is_in_sight (GtkWidget *button)
{
  GtkWidget      *port = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t box;

  return port == NULL || (gtk_widget_compute_bounds (button, port, &box) && box.origin.y >= 0 && box.origin.y + box.size.height <= (float) gtk_widget_get_height (port));
}

/* A list would open outside of the screen at a button that is not scrolled to yet, or that rows still to come push away. */
static gboolean
offer_once_seen (GtkWidget     *button,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  DossierViewAround *self = user_data;

  self->n_seen = !self->is_reading && is_in_sight (button) ? self->n_seen + 1 : 0;
  if (self->n_seen < 2 && ++self->n_frames < MOST_FRAMES)
    {
      dossier_view_sight_keep (button);
      return G_SOURCE_CONTINUE;
    }
  if (self->n_seen > 0)
    gtk_menu_button_popup (self->button);
  return G_SOURCE_REMOVE;
}

static void
forget (DossierViewAround *self)
{
  g_clear_pointer (&self->facts.record, dossier_record_unref);
  g_clear_pointer (&self->facts.vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->facts.drafts, g_ptr_array_unref);
}

static void
keep (DossierViewAround      *self,
      const DossierViewFacts *facts)
{
  forget (self);
  self->facts.record = dossier_record_ref (facts->record);
  self->facts.vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  self->facts.drafts = g_ptr_array_ref (facts->drafts);
}

static void
dossier_view_around_dispose (GObject *object)
{
  dossier_view_around_clear (DOSSIER_VIEW_AROUND (object));
  G_OBJECT_CLASS (dossier_view_around_parent_class)->dispose (object);
}

static void
dossier_view_around_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_AROUND (object)->groups);
  G_OBJECT_CLASS (dossier_view_around_parent_class)->finalize (object);
}

static void
dossier_view_around_class_init (DossierViewAroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_around_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_around_finalize;
}

static GtkWidget *
make_sign (void)
{
  GtkWidget *sign = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (sign), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (sign), gtk_label_new (_ ("Add…")));
  return sign;
}

/* A row like those that add: Enter goes through it too. */
static GtkWidget *
make_more (DossierViewAround *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_preferences_row_new (), *sign = make_sign ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, sign);
  gtk_widget_set_halign (gtk_widget_get_parent (sign), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("A step, an action, words that were said… (Ctrl+J)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add…"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  dossier_view_stride_listen (self->button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "add");
  gtk_widget_add_css_class (row, "more");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add…"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->button));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
dossier_view_around_init (DossierViewAround *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->groups = g_ptr_array_new ();
  self->more = make_more (self);
  gtk_box_append (GTK_BOX (self), self->more);
}

void
dossier_view_around_show (DossierViewAround      *self,
                          DossierStore           *store,
                          const DossierViewFacts *facts)
{
  const DossierKind   *kind = dossier_record_get_kind (facts->record);
  const DossierRecord *shown = self->facts.record;

  g_return_if_fail (DOSSIER_VIEW_IS_AROUND (self));

  if (shown == NULL || dossier_record_get_kind (shown) != kind)
    build (self, kind);
  else if (self->store != store || !g_str_equal (dossier_record_get_id (shown), dossier_record_get_id (facts->record)))
    clear_groups (self);
  g_set_object (&self->store, store);
  keep (self, facts);
  read_again (self);
}

void
dossier_view_around_clear (DossierViewAround *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_AROUND (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  empty (self);
  forget (self);
  g_clear_object (&self->store);
}

void
dossier_view_around_offer (DossierViewAround *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_AROUND (self));

  if (self->facts.record == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  self->n_frames = self->n_seen = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->button), offer_once_seen, self, NULL);
}
